package fr.halle.platform.cli;

import fr.halle.platform.GestesSurLesComptes;
import fr.halle.platform.base.Instance;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code ./halle comptes} : ce que fait des comptes celui qui tient la machine. */
final class GererLesComptes implements Commande {

    private static final String ADRESSE = "http://127.0.0.1:8080";

    private static final Map<String, Integer> GESTES =
            Map.of("lister", 1, "creer", 2, "reinitialiser", 2, "oublier-code", 2, "fermer-sessions", 2);

    @Override
    public String nom() {
        return "comptes";
    }

    @Override
    public String usage() {
        return "comptes lister | creer|reinitialiser|oublier-code|fermer-sessions COURRIEL";
    }

    @Override
    public String resume() {
        return "montre les comptes, ouvre celui de l'administrateur, rend un mot de passe";
    }

    @Override
    public Set<Option> options() {
        return Set.of(Option.DONNEES, Option.PRENOM, Option.NOM, Option.ADRESSE_PUBLIQUE);
    }

    @Override
    public int parametresAttendus(Arguments arguments) {
        return arguments.parametres().isEmpty()
                ? 0
                : GESTES.getOrDefault(arguments.parametres().getFirst(), 1);
    }

    @Override
    public int executer(Appel appel) {
        var arguments = appel.arguments();
        var geste = arguments.parametres().isEmpty()
                ? "lister"
                : arguments.parametres().getFirst();
        if (!GESTES.containsKey(geste)) {
            throw new SaisieInvalide("Le geste « %s » n'existe pas. Usage : ./halle %s.".formatted(geste, usage()));
        }
        var prenom = arguments.texte(Option.PRENOM, "");
        var nom = arguments.texte(Option.NOM, "");
        if (geste.equals("creer") && (prenom.isBlank() || nom.isBlank())) {
            throw new SaisieInvalide(
                    "Il manque le prénom ou le nom : ./halle comptes creer COURRIEL --prenom P --nom N.");
        }
        Atelier atelier = Atelier.pourTravailler(appel);
        var contexte = appel.arret()
                .ajouter(Contextes.pourEcrire(
                        appel.application(),
                        atelier.dossier(),
                        atelier.base().connexions().app()));
        var gestes = contexte.getBean(GestesSurLesComptes.class);
        var racine = arguments
                .texte(Option.ADRESSE_PUBLIQUE)
                .map(adresse -> adresse.replaceFirst("/+$", ""))
                .orElseGet(() ->
                        Instance.lire(atelier.dossier()).map(Instance::url).orElse(ADRESSE));
        dire(
                appel,
                switch (geste) {
                    case "creer" -> gestes.creer(courriel(arguments), prenom, nom, racine);
                    case "reinitialiser" -> gestes.reinitialiser(courriel(arguments), racine);
                    case "oublier-code" -> gestes.oublierLeCode(courriel(arguments));
                    case "fermer-sessions" -> gestes.fermerLesSessions(courriel(arguments));
                    default -> gestes.lister();
                });
        return 0;
    }

    private static String courriel(Arguments arguments) {
        return arguments.parametres().get(1);
    }

    private static void dire(Appel appel, List<String> phrases) {
        phrases.forEach(appel.console()::dire);
    }
}
