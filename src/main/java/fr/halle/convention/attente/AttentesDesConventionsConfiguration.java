package fr.halle.convention.attente;

import fr.halle.acces.Chapeaux;
import fr.halle.acces.DejaConfie;
import fr.halle.acces.Droits;
import fr.halle.acces.EnAttente;
import fr.halle.convention.Conventions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Les gestes que les conventions attendent, les signatures d'abord. */
@Configuration(proxyBeanMethods = false)
class AttentesDesConventionsConfiguration {

    private final GestesAttendus gestes;
    private final Conventions conventions;
    private final Chapeaux chapeaux;
    private final DejaConfie confies;
    private final Droits droits;

    AttentesDesConventionsConfiguration(
            GestesAttendus gestes, Conventions conventions, Chapeaux chapeaux, DejaConfie confies, Droits droits) {
        this.gestes = gestes;
        this.conventions = conventions;
        this.chapeaux = chapeaux;
        this.confies = confies;
        this.droits = droits;
    }

    @Bean
    @Order(-4)
    EnAttente conventionsASigner() {
        return attente(Geste.SIGNER);
    }

    @Bean
    @Order(-3)
    EnAttente deliberationsAEcrire() {
        return attente(Geste.DELIBERER);
    }

    @Bean
    @Order(-2)
    EnAttente avisSurLesConventions() {
        return attente(Geste.AVIS);
    }

    @Bean
    @Order(-1)
    EnAttente conventionsEnPreparation() {
        return attente(Geste.PREPARER);
    }

    private EnAttente attente(Geste geste) {
        return new ConventionsEnAttente(geste, gestes, conventions, chapeaux, confies, droits);
    }
}
