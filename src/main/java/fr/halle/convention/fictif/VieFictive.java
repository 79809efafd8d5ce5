package fr.halle.convention.fictif;

import fr.halle.convention.Partie;
import fr.halle.convention.TypeDeConvention;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * La suite des actes d'une convention, comptée à rebours de sa dernière signature. Rien n'arrive après le dernier jour inventé : une
 * convention dont la signature tombe plus tard se prépare encore.
 *
 * @param fin le dernier jour inventé
 */
record VieFictive(TypeDeConvention type, List<Partie> parties, LocalDate signature, LocalDate fin, Random hasard) {

    /** Pour cent : constatées d'un bloc et au mois, abandonnées, résiliées, prolongées par un avenant, publiées. */
    private static final int D_UN_BLOC = 10;

    private static final int ABANDONNEES = 2;
    private static final int RESILIEES = 1;
    private static final int AVENANTS = 6;
    private static final int PUBLIEES = 80;

    /** Jours, avant la dernière signature. */
    private static final int OUVERTURE = 230;

    private static final int CONCERTATION = 180;
    private static final int COMITE = 120;
    private static final int SAISINE = 100;
    private static final int AVIS = 80;
    private static final int DELIBERATION = 60;
    private static final int MISE_EN_SIGNATURE = 30;

    LocalDate ouverture() {
        return signature.minusDays(OUVERTURE);
    }

    /** Ce qui lui est arrivé jusqu'au dernier jour inventé. */
    List<ActeFictif> actes() {
        var actes = new ArrayList<ActeFictif>();
        var abandon = hasard.nextInt(100) < ABANDONNEES ? signature.minusDays(5L + hasard.nextInt(CONCERTATION)) : null;
        if (hasard.nextInt(100) < D_UN_BLOC && signature.plusMonths(1).isBefore(fin) && abandon == null) {
            actes.add(new ActeFictif("signature", signature.withDayOfMonth(1), "mois", null, null, null, null, null));
        } else {
            preparer(actes);
            signer(actes);
        }
        if (abandon != null) {
            actes.removeIf(a -> !a.effet().isBefore(abandon));
            actes.add(ActeFictif.motive("abandon", abandon, "Projet repris par une autre convention (fictif)"));
        } else {
            vivre(actes);
        }
        actes.removeIf(a -> a.effet().isAfter(fin));
        return actes;
    }

    private void preparer(List<ActeFictif> actes) {
        actes.add(ActeFictif.simple("concertation", signature.minusDays(CONCERTATION)));
        for (var etape : type.etapes()) {
            if (etape.genre().equals("comite")) {
                actes.add(ActeFictif.etape("comite", signature.minusDays(COMITE), etape.code(), "valide"));
            }
        }
        if (!type.avis().isEmpty()) {
            actes.add(ActeFictif.simple("saisine", signature.minusDays(SAISINE)));
        }
        for (var etape : type.avis()) {
            var de = hasard.nextInt(100);
            var sens = de < 85 ? "favorable" : de < 98 ? "reserve" : "defavorable";
            actes.add(ActeFictif.etape(
                    "avis", signature.minusDays(AVIS - (long) hasard.nextInt(30)), etape.code(), sens));
        }
        for (var partie : parties) {
            if (partie.delibere()) {
                var jour = signature.minusDays(DELIBERATION - (long) hasard.nextInt(25));
                actes.add(ActeFictif.de("deliberation", jour, partie.cle(), "autorise"));
            }
        }
        actes.add(ActeFictif.simple("mise_en_signature", signature.minusDays(MISE_EN_SIGNATURE)));
    }

    private void signer(List<ActeFictif> actes) {
        var signataires = parties.stream().filter(Partie::signataire).toList();
        for (var i = 0; i < signataires.size(); i++) {
            var derniere = i == signataires.size() - 1;
            var jour = derniere ? signature : signature.minusDays(hasard.nextInt(MISE_EN_SIGNATURE));
            actes.add(ActeFictif.de("signature", jour, signataires.get(i).cle(), null));
        }
    }

    private void vivre(List<ActeFictif> actes) {
        if (hasard.nextInt(100) < PUBLIEES) {
            actes.add(ActeFictif.simple("publication", signature.plusDays(40L + hasard.nextInt(30))));
        }
        if (hasard.nextInt(100) < AVENANTS) {
            var jour = signature.plusDays(150L + hasard.nextInt(300));
            var terme = jour.plusYears(2L + hasard.nextInt(3)).withDayOfYear(1).minusDays(1);
            actes.add(new ActeFictif("avenant", jour, "jour", null, null, null, terme, "Calendrier prolongé (fictif)"));
        }
        if (hasard.nextInt(100) < RESILIEES) {
            var jour = signature.plusDays(400L + hasard.nextInt(400));
            actes.add(ActeFictif.motive("resiliation", jour, "Retrait d'une partie (fictif)"));
        }
    }

    /** Vrai si ces actes l'ont vue signée par toutes ses parties. */
    boolean signee(List<ActeFictif> actes) {
        return !signature.isAfter(fin)
                && actes.stream().noneMatch(a -> a.genre().equals("abandon"));
    }
}
