package fr.halle.platform.web;

import fr.halle.commun.Lecture;
import java.time.*;
import java.util.List;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.*;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication
@Component
class TMPLecture implements WebMvcConfigurer, HandlerMethodArgumentResolver {
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> l) {
        l.add(this);
    }

    public boolean supportsParameter(MethodParameter p) {
        return p.getParameterType() == Lecture.class;
    }

    public Object resolveArgument(
            MethodParameter p,
            @org.jspecify.annotations.Nullable ModelAndViewContainer m,
            NativeWebRequest r,
            @org.jspecify.annotations.Nullable WebDataBinderFactory b) {
        var au = r.getParameter("au");
        return new Lecture(au == null ? LocalDate.now() : LocalDate.parse(au), Instant.now());
    }

    @org.springframework.context.annotation.Bean
    org.springframework.security.web.SecurityFilterChain x(
            org.springframework.security.config.annotation.web.builders.HttpSecurity h) throws Exception {
        return h.authorizeHttpRequests(a -> a.anyRequest().permitAll()).build();
    }
}
