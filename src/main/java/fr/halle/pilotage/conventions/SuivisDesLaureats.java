package fr.halle.pilotage.conventions;

import fr.halle.commun.DateApprochee;
import fr.halle.commun.Precision;
import fr.halle.convention.EtatConvention;
import fr.halle.pilotage.Etendue;
import fr.halle.platform.Tranche;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Suit un lauréat, d'une convention à l'autre. */
@Component
public class SuivisDesLaureats {

    private static final Comparator<ConventionEnListe> PAR_SIGNATURE =
            Comparator.comparing(SuivisDesLaureats::auPlusTard, Comparator.nullsLast(Comparator.naturalOrder()));

    private final ListeConventions liste;
    private final Bilans bilans;
    private final JdbcClient sql;

    SuivisDesLaureats(ListeConventions liste, Bilans bilans, JdbcClient sql) {
        this.sql = sql;
        this.liste = liste;
        this.bilans = bilans;
    }

    /** @param etendue celle d'un lauréat */
    public SuiviDuLaureat suivre(Etendue etendue) {
        var conventions = liste.choisir(etendue, FiltreDeConventions.TOUT, ListeConventions.tri("echeance"))
                .page(new Tranche.Demande(1, Tranche.TAILLE_MAXIMALE))
                .elements();
        return new SuiviDuLaureat(
                conventions,
                conventions.isEmpty()
                        ? null
                        : new Frise(
                                faits(
                                        conventions,
                                        bilans.jalons(etendue.programme().code())),
                                etendue.lecture().au()),
                comites(etendue));
    }

    private List<SuiviDuLaureat.Comite> comites(Etendue etendue) {
        if (ActeurCourant.lire() instanceof Acteur.Anonyme) {
            return List.of();
        }
        return etendue.requete(sql, """
                        select c.reference, c.nom from convention.v_comite c
                         where c.connu_du <= :connu and :connu < c.connu_jusqu and c.cree_le <= :au
                           and exists (select from convention.v_comite_laureat l
                                        where l.version = c.version and l.laureat = any (:laureats))
                         order by c.nom collate "fr-x-icu", c.reference
                        """).query(SuiviDuLaureat.Comite.class).list();
    }

    /** Les jalons du programme d'abord, signés ou non, chacun suivi du délai qu'il ouvre ; puis les autres conventions. */
    private static List<Frise.Fait> faits(List<ConventionEnListe> conventions, List<Bilans.Jalon> jalons) {
        var faits = new ArrayList<Frise.Fait>();
        for (var jalon : jalons) {
            var siennes = conventions.stream()
                    .filter(c -> c.type().equals(jalon.type()) && c.etat() != EtatConvention.ABANDONNEE)
                    .sorted(PAR_SIGNATURE)
                    .toList();
            if (siennes.isEmpty()) {
                faits.add(new Frise.Fait(
                        jalon.libelle(), "", "aucune signature connue à cette date", null, null, null, null, null));
            }
            siennes.forEach(c -> ajouter(faits, c));
        }
        conventions.stream()
                .filter(c -> jalons.stream().noneMatch(j -> j.type().equals(c.type())))
                .filter(c -> c.etat() != EtatConvention.ABANDONNEE)
                .sorted(PAR_SIGNATURE)
                .forEach(c -> ajouter(faits, c));
        return faits;
    }

    private static void ajouter(List<Frise.Fait> faits, ConventionEnListe c) {
        var signature = c.signature();
        if (signature == null) {
            faits.add(new Frise.Fait(
                    c.libelleType(),
                    "",
                    c.etat().libelle().toLowerCase(java.util.Locale.FRENCH),
                    null,
                    null,
                    null,
                    null,
                    c));
            return;
        }
        faits.add(new Frise.Fait(
                c.libelleType(),
                Frise.quand(c),
                "",
                signature.jour(),
                null,
                signature.auPlusTard(),
                signature.auPlusTard(),
                c));
        var echeance = c.echeance();
        if (echeance != null && c.etat() == EtatConvention.SIGNEE) {
            faits.add(delai(c, signature, echeance));
        }
    }

    private static Frise.Fait delai(ConventionEnListe c, DateApprochee signature, Echeance echeance) {
        var retard = c.retard();
        var tenue = echeance.tenueLe();
        var jour = tenue == null ? c.au() : tenue;
        var du = echeance.du();
        var douteux = du != null && du.isBefore(echeance.au()) && jour.isAfter(du) ? du : null;
        return new Frise.Fait(
                "Échéance : " + echeance.libelle().toLowerCase(java.util.Locale.FRENCH),
                echeance.texte(),
                retard == null
                        ? tenue == null ? "" : "tenue"
                        : tenue == null ? "retard : " + retard : "tenue avec un retard : " + retard,
                signature.precision() == Precision.AU_PLUS_TARD ? signature.auPlusTard() : signature.jour(),
                douteux,
                echeance.au(),
                douteux != null || jour.isAfter(echeance.au()) ? jour : echeance.au(),
                c);
    }

    private static @org.jspecify.annotations.Nullable LocalDate auPlusTard(ConventionEnListe c) {
        var date = c.signature();
        return date == null ? null : date.auPlusTard();
    }
}
