// SPDX-License-Identifier: MIT
package vide;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Le point de comparaison des démarrages : Spring Boot, Tomcat, une base, et une page qui ne lit rien. */
@SpringBootApplication
@RestController
public class ApplicationVide {

    private final JdbcTemplate base;

    ApplicationVide(JdbcTemplate base) {
        this.base = base;
    }

    @GetMapping("/")
    String page() {
        return "<!doctype html><title>Vide</title>" + base.queryForObject("select 1", Integer.class);
    }

    public static void main(String[] arguments) {
        SpringApplication.run(ApplicationVide.class, arguments);
    }
}
