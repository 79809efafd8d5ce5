package fr.halle.platform.cli;

import fr.halle.platform.Ancrage;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.base.Base;
import fr.halle.platform.base.BaseVoisine;
import fr.halle.platform.base.Chantier;
import fr.halle.platform.base.Connexion;
import fr.halle.platform.base.Dossier;
import fr.halle.platform.base.Instance;
import fr.halle.platform.base.Verrou;
import fr.halle.platform.sauvegarde.ControleArchive;
import fr.halle.platform.sauvegarde.Manifeste;
import fr.halle.platform.sauvegarde.Restauration;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

final class Restaurer implements Commande {

    @Override
    public String nom() {
        return "restaurer";
    }

    @Override
    public String usage() {
        return "restaurer FICHIER";
    }

    @Override
    public String resume() {
        return "refait une base à partir d'une sauvegarde, et la vérifie";
    }

    @Override
    public Set<Option> options() {
        return Set.of(Option.DONNEES, Option.REMPLACER);
    }

    @Override
    public int nombreDeParametres() {
        return 1;
    }

    @Override
    public int executer(Appel appel) {
        Path fichier = Path.of(appel.arguments().parametres().getFirst()).toAbsolutePath();
        appel.console().dire("Contrôle de l'archive %s…".formatted(fichier));
        Manifeste manifeste = new ControleArchive(fichier).controler();
        appel.console()
                .dire("Archive intacte : base du %s (UTC), Halle %s, PostgreSQL %d, %d tables, %s lignes."
                        .formatted(
                                manifeste
                                        .instantane()
                                        .toString()
                                        .replace("T", " à ")
                                        .replaceAll("(\\.\\d+)?Z", ""),
                                manifeste.halle(),
                                manifeste.postgresql(),
                                manifeste.tables().size(),
                                Console.nombre(manifeste.lignes())));
        Optional<BaseVoisine> externe = BaseVoisine.externe(System.getenv());
        return externe.isPresent()
                ? dansUneBaseExterne(appel, fichier, manifeste, externe.get())
                : dansUnDossier(appel, fichier, manifeste);
    }

    private static int dansUneBaseExterne(Appel appel, Path fichier, Manifeste manifeste, Base base) {
        new Restauration(base.connexions(), fichier, manifeste, appel.console()::dire).executer();
        Dossier dossier = appel.arguments().dossier().preparer();
        AncresEcartees ecartees = new AncresEcartees(dossier);
        if (verifier(appel, dossier, base, ecartees)) {
            ecartees.ranger(null, appel.console());
            appel.console().dire("Base restaurée et vérifiée (%s).".formatted(Console.duree(appel.debut())));
            return 0;
        }
        throw new OperationRefusee(
                "La base est restaurée telle que l'archive la donne, mais elle a des anomalies (voir plus haut) : corrigez-les avant de vous en servir.");
    }

    private static int dansUnDossier(Appel appel, Path fichier, Manifeste manifeste) {
        Dossier dossier = appel.arguments().dossier().preparer();
        Verrou verrou = Verrou.tenter(dossier, appel.arguments().commande()).orElseThrow(() -> occupe(dossier));
        appel.arret().ajouter(verrou);
        Instance.effacer(dossier);
        Chantier.reprendre(dossier, appel.console()::dire);
        if (dossier.aUneBase() && !appel.arguments().a(Option.REMPLACER)) {
            throw new OperationRefusee(
                    "Le dossier %s a déjà une base : ajoutez --remplacer pour mettre la sauvegarde à sa place (elle sera gardée à part), ou indiquez un autre dossier par --donnees."
                            .formatted(dossier.racine()));
        }
        Chantier chantier = appel.arret().ajouter(Chantier.ouvrir(dossier, appel.console()::dire));
        var base = appel.arret().ajouter(chantier.base());
        base.lancer();
        new Restauration(base.connexions(), fichier, manifeste, appel.console()::dire).executer();
        AncresEcartees ecartees = new AncresEcartees(dossier);
        boolean saine = verifier(appel, dossier, base, ecartees);
        base.close();
        if (!saine) {
            throw new OperationRefusee(
                    "La base restaurée a des anomalies (voir plus haut) : elle n'a pas été mise en service, et rien n'a changé dans %s. Elle est gardée à part ; pour l'examiner : ./halle demarrer --donnees %s"
                            .formatted(dossier.racine(), chantier.ecarter()));
        }
        Path ancienne = chantier.basculer();
        ecartees.ranger(ancienne, appel.console());
        appel.console().dire("Base restaurée et vérifiée (%s).".formatted(Console.duree(appel.debut())));
        if (ancienne != null) {
            appel.console()
                    .dire("La base d'avant est gardée dans %s : supprimez ce dossier quand vous n'en aurez plus besoin."
                            .formatted(ancienne));
        }
        return 0;
    }

    private static OperationRefusee occupe(Dossier dossier) {
        return new OperationRefusee(
                Verrou.detenteur(dossier).commande().equals("demarrer")
                        ? "Halle tourne sur %s : arrêtez-la avant de restaurer, ou indiquez un autre dossier par --donnees."
                                .formatted(dossier.racine())
                        : "Une autre commande travaille sur %s : attendez sa fin, puis relancez."
                                .formatted(dossier.racine()));
    }

    private static boolean verifier(Appel appel, Dossier dossier, Base base, AncresEcartees ecartees) {
        Connexion connexion = base.connexions().app();
        try (var contexte = Contextes.pourJuger(appel.application(), dossier, connexion)) {
            Remplissage.mettreAJour(appel, connexion, contexte);
            appel.console().dire("Vérification…");
            ecartees.trouver(contexte.getBean(Ancrage.class));
            return Controle.de(contexte, appel.console()).sain();
        }
    }
}
