package fr.halle.convention.acte;

import fr.halle.acces.Chapeaux;
import fr.halle.acces.Droits;
import fr.halle.acces.Habilitation;
import fr.halle.convention.Partie;
import fr.halle.platform.web.Typographie;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Qui peut signer pour une partie : qui en tient un mandat ce jour-là, ou une délégation de qui le tient. */
@Component
class PouvoirDeSigner {

    private final JdbcClient sql;
    private final Droits droits;
    private final Chapeaux chapeaux;

    PouvoirDeSigner(JdbcClient sql, Droits droits, Chapeaux chapeaux) {
        this.sql = sql;
        this.droits = droits;
        this.chapeaux = chapeaux;
    }

    /** Ce qui empêche l'acteur de signer pour cette partie à cette date ; vide s'il le peut. */
    Optional<String> manque(Partie partie, LocalDate effet) {
        var chapeau = droits.chapeau();
        if (chapeau.isEmpty()) {
            return Optional.of("Vous n'agissez sous aucun chapeau : choisissez-en un, puis recommencez.");
        }
        var autre = nestPas(partie);
        if (autre.isPresent()) {
            return autre;
        }
        return valaitLe(chapeau.get().id(), effet)
                ? Optional.empty()
                : Optional.of(
                        "Votre mandat (%s) ne valait pas le %s : qui l'avait ce jour-là a signé, constatez cette signature."
                                .formatted(chapeau.get().qualite(), Typographie.date(effet)));
    }

    /** Ce qui empêche l'acteur d'agir au nom de cette partie ; vide s'il en est, ou s'il tient une délégation de qui en est. */
    Optional<String> nestPas(Partie partie) {
        var organisation = partie.organisation();
        if (organisation != null
                && droits.chapeau().filter(h -> represente(h, organisation)).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                "%s : votre chapeau n'est pas de cette organisation. Choisissez le bon, ou constatez l'acte d'après son document."
                        .formatted(partie.nom()));
    }

    private boolean represente(Habilitation chapeau, UUID organisation) {
        return chapeau.organisation().equals(organisation)
                || chapeaux.representees(List.of(chapeau))
                        .getOrDefault(chapeau.id(), Set.of())
                        .contains(organisation);
    }

    private boolean valaitLe(UUID habilitation, LocalDate jour) {
        return sql.sql("""
                        select exists (select from acces.v_habilitation h
                                        where h.id = :id and h.du <= :jour and (h.jusqu is null or :jour < h.jusqu))
                        """)
                .param("id", habilitation)
                .param("jour", jour)
                .query(Boolean.class)
                .single();
    }
}
