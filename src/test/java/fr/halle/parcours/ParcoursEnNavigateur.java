package fr.halle.parcours;

import fr.halle.essai.BaseChargee;
import fr.halle.essai.Navigateur;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/** Toute l'application sur la base de démonstration, et un navigateur pour toute la classe : l'ouvrir coûte cher. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = BaseChargee.EnLecture.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ParcoursEnNavigateur {

    @LocalServerPort
    private int port;

    private @Nullable Navigateur navigateur;

    @BeforeAll
    void ouvrir() {
        navigateur = Navigateur.ouvrir(racine());
    }

    @AfterAll
    void fermer() {
        if (navigateur != null) {
            navigateur.close();
        }
    }

    final String racine() {
        return "http://localhost:" + port;
    }

    final Navigateur navigateur() {
        var ouvert = navigateur;
        if (ouvert == null) {
            throw new IllegalStateException("Le navigateur n'est pas ouvert");
        }
        return ouvert;
    }
}
