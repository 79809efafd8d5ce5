package fr.halle.convention.prorogation;

import fr.halle.commun.Reference;
import fr.halle.convention.GenreActe;
import fr.halle.convention.SceneDeConvention;
import fr.halle.convention.acte.ActeSaisi;
import fr.halle.convention.acte.ActesDesConventions;
import fr.halle.convention.dossier.DossierSaisi;
import fr.halle.convention.dossier.TenueDuDossier;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import fr.halle.programme.acte.EcritureDesFaits;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Quatorze lauréats des Landes, les douze du communiqué et deux d'essai ; chacun a adhéré, un jour après le précédent. */
public final class LandesProrogees {

    /** Le jour de la première adhésion. */
    public static final LocalDate PREMIERE = LocalDate.of(2021, 7, 1);

    private final ApplicationContext halle;
    private final SceneDeConvention scene;
    private final Map<UUID, LocalDate> adhesions = new LinkedHashMap<>();

    public LandesProrogees(ApplicationContext halle, SceneDeConvention scene) {
        this.halle = halle;
        this.scene = scene;
        completer(List.of("40001", "40046"));
        for (var laureat : laureats()) {
            adherer(laureat, PREMIERE.plusDays(adhesions.size()));
        }
    }

    /** Par lauréat, le jour de son adhésion. */
    public Map<UUID, LocalDate> adhesions() {
        return adhesions;
    }

    private record Laureat(UUID id, String reference, String nom) {}

    private List<Laureat> laureats() {
        return halle.getBean(JdbcClient.class).sql("""
                        select distinct l.id, l.reference, l.nom from programme.v_public_laureat l
                          join programme.v_public_composition c on c.laureat = l.id and c.type = 'departement' and c.code = '40'
                         where l.programme = 'pvd' order by l.reference
                        """).query(Laureat.class).list();
    }

    private void adherer(Laureat l, LocalDate jour) {
        scene.sous("prefet-40", () -> {
            var reference = halle.getBean(TenueDuDossier.class)
                    .constater(
                            "pvd",
                            "adhesion",
                            new DossierSaisi(
                                    "Adhésion de " + l.nom, "", List.of(l.reference), List.of(), false, null, null),
                            "Convention papier, archives de la préfecture");
            halle.getBean(ActesDesConventions.class)
                    .agir(reference, GenreActe.SIGNATURE, ActeSaisi.constate(jour, "Convention signée, archives"));
            return reference;
        });
        adhesions.put(l.id, jour);
    }

    private void completer(List<String> communes) {
        ActeurCourant.agir(
                new Acteur.Service("essai"),
                () -> new TransactionTemplate(halle.getBean(PlatformTransactionManager.class)).execute(_ -> {
                    var faits = halle.getBean(EcritureDesFaits.class);
                    var acte = UUID.randomUUID();
                    var instant = faits.instant();
                    var source = faits.inscrire("essai-landes", "Lauréats d'essai", LocalDate.of(2021, 1, 4));
                    for (var commune : communes) {
                        var laureat = halle.getBean(JdbcClient.class)
                                .sql(
                                        "insert into programme.laureat (programme, reference, nom) values ('pvd', :r, :n) returning id")
                                .param("r", Reference.nouvelle('L').valeur())
                                .param("n", "Ville d'essai " + commune)
                                .query(UUID.class)
                                .single();
                        faits.composer(laureat, "commune", commune, false, null, source, acte, instant);
                        faits.composer(laureat, "departement", "40", true, null, source, acte, instant);
                    }
                    return true;
                }));
    }
}
