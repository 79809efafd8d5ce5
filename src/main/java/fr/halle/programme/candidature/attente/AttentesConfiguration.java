package fr.halle.programme.candidature.attente;

import fr.halle.acces.Chapeaux;
import fr.halle.acces.DejaConfie;
import fr.halle.acces.Droits;
import fr.halle.acces.EnAttente;
import fr.halle.programme.candidature.Candidatures;
import fr.halle.programme.candidature.EtatCandidature;
import fr.halle.programme.candidature.GenreActe;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Les actes que les candidatures déposées attendent, et dans quel état. Leurs noms se gardent dans les passations. */
@Configuration(proxyBeanMethods = false)
class AttentesConfiguration {

    @Bean
    @Order(2)
    EnAttente avisAttendus(
            JdbcClient sql,
            Candidatures candidatures,
            Droits droits,
            Chapeaux chapeaux,
            DejaConfie confies,
            Mains mains) {
        return new ActesAttendus(
                "Avis attendus",
                GenreActe.AVIS,
                Set.of(EtatCandidature.DEPOSEE, EtatCandidature.REMONTEE),
                sql,
                candidatures,
                droits,
                chapeaux,
                confies,
                mains);
    }

    @Bean
    @Order(3)
    EnAttente remonteesAttendues(
            JdbcClient sql,
            Candidatures candidatures,
            Droits droits,
            Chapeaux chapeaux,
            DejaConfie confies,
            Mains mains) {
        return new ActesAttendus(
                "Candidatures à faire remonter",
                GenreActe.REMONTEE,
                Set.of(EtatCandidature.DEPOSEE),
                sql,
                candidatures,
                droits,
                chapeaux,
                confies,
                mains);
    }

    @Bean
    @Order(4)
    EnAttente decisionsAttendues(
            JdbcClient sql,
            Candidatures candidatures,
            Droits droits,
            Chapeaux chapeaux,
            DejaConfie confies,
            Mains mains) {
        return new ActesAttendus(
                "Décisions attendues",
                GenreActe.DECISION,
                Set.of(EtatCandidature.REMONTEE),
                sql,
                candidatures,
                droits,
                chapeaux,
                confies,
                mains);
    }
}
