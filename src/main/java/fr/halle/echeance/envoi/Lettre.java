package fr.halle.echeance.envoi;

import fr.halle.commun.Montant;
import fr.halle.echeance.Echeancier.Chiffree;
import fr.halle.platform.web.Typographie;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Le résumé qu'une personne reçoit : en texte seul, les plus gros enjeux d'abord, puis par date. */
record Lettre(String sujet, String texte) {

    /** @param lien fait d'une page de Halle une adresse entière */
    static Lettre de(String nom, List<Chiffree> dues, LocalDate jour, UnaryOperator<String> lien) {
        var rangees = dues.stream().sorted(Chiffree.ORDRE).toList();
        var depassees =
                rangees.stream().filter(c -> c.echeance().depasseeLe(jour)).count();
        var sujet = "Halle\u00a0: " + Typographie.accord(rangees.size(), "échéance")
                + (depassees == 0 ? "" : ", dont " + Typographie.accord(depassees, "dépassée"));
        var texte = new StringBuilder("Bonjour ").append(nom).append(",\n\n");
        texte.append("Voici ce que l’on attend de vous, les plus gros enjeux d’abord.\n");
        for (var due : rangees) {
            texte.append('\n').append(ligne(due, jour, lien));
        }
        texte.append("\nCe message part une fois par échéance et par rappel. Vos calendriers et vos chapeaux\u00a0: ")
                .append(lien.apply("/mon-compte"))
                .append('\n');
        return new Lettre(sujet, texte.toString());
    }

    private static String ligne(Chiffree due, LocalDate jour, UnaryOperator<String> lien) {
        var e = due.echeance();
        var centimes = due.centimes();
        return """
                * %s, %s
                  %s
                  En jeu\u00a0: %s. %s
                  %s
                """.formatted(
                e.nom(),
                e.libelle(),
                quand(due, jour),
                centimes == null
                        ? "montant non renseigné"
                        : Typographie.montant(Montant.centimes(centimes)) + " de subventions accordées et non versées",
                e.enjeu(),
                lien.apply(e.page()));
    }

    private static String quand(Chiffree due, LocalDate jour) {
        var e = due.echeance();
        var date = e.premierJour().equals(e.limite())
                ? "le " + Typographie.date(e.limite())
                : "entre le %s et le %s"
                        .formatted(
                                Typographie.date(Objects.requireNonNull(e.auPlusTot())), Typographie.date(e.limite()));
        return e.depasseeLe(jour)
                ? "Dépassée de %s\u00a0: le délai finissait %s.".formatted(jours(-e.reste(jour)), date)
                : "Le délai finit %s, dans %s au plus.".formatted(date, jours(e.reste(jour)));
    }

    private static String jours(long jours) {
        return Typographie.accord(jours, "jour");
    }
}
