package fr.halle.acces.jeton;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.halle.acces.Connecte;
import fr.halle.acces.Droits;
import fr.halle.acces.Habilitation;
import fr.halle.platform.AccesRefuse;
import fr.halle.platform.ConnexionRequise;
import fr.halle.platform.acteur.ActeurCourant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Pour qui lit ce jeton, et sous quel chapeau. */
@Connecte
@RestController
class ApiMoi {

    private final Droits droits;

    ApiMoi(Droits droits) {
        this.droits = droits;
    }

    /**
     * @param programme absent : tous les programmes
     * @param jusqu premier jour où le chapeau ne vaut plus ; absent tant qu'aucune fin n'est connue
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Moi(
            String nom,
            String qualite,
            String role,
            String territoire,
            @Nullable String programme,
            LocalDate du,
            @Nullable LocalDate jusqu) {}

    @GetMapping(path = "/api/v1/moi", produces = MediaType.APPLICATION_JSON_VALUE)
    Moi lire() {
        var personne = ActeurCourant.personne().orElseThrow(ConnexionRequise::new);
        Habilitation chapeau = droits.chapeau()
                .orElseThrow(() -> new AccesRefuse("Vous ne portez aucun chapeau : choisissez-en un, puis revenez."));
        return new Moi(
                personne.nom(),
                chapeau.qualite(),
                chapeau.role(),
                chapeau.territoire().toString(),
                chapeau.programme(),
                chapeau.du(),
                chapeau.jusqu());
    }
}
