package fr.halle.platform.cli;

import fr.halle.platform.OperationRefusee;
import fr.halle.platform.base.Attente;
import fr.halle.platform.base.Base;
import fr.halle.platform.base.BaseVoisine;
import fr.halle.platform.base.Chantier;
import fr.halle.platform.base.Dossier;
import fr.halle.platform.base.Instance;
import fr.halle.platform.base.Migrations;
import fr.halle.platform.base.PostgresEmbarque;
import fr.halle.platform.base.Verrou;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Une base prête au travail : à jour, et remplie si elle était vide.
 *
 * @param schema empreinte des migrations
 */
record Atelier(Dossier dossier, Base base, String schema) {

    private static final BiConsumer<Appel, Atelier> TEMOINS = Remplissage::siVide;

    /**
     * Pour le serveur : il lui faut le dossier à lui seul.
     *
     * @param controle ce qui doit être vrai pour que démarrer la base ait un sens
     */
    static Atelier pourServir(Appel appel, Runnable controle) {
        Dossier dossier = appel.arguments().dossier().preparer();
        attendreLeVerrou(appel, dossier, true);
        controle.run();
        return ouvrir(appel, dossier, TEMOINS);
    }

    /** Pour une commande : rejoint la Halle en marche sur ce dossier, ou démarre la base le temps du travail. */
    static Atelier pourTravailler(Appel appel) {
        return pourTravailler(appel, TEMOINS);
    }

    /**
     * La même, pour une commande qui a sa façon de remplir une base vide.
     *
     * @param remplissage appelé sur une base que cette commande vient d'ouvrir, vide ou non
     */
    static Atelier pourTravailler(Appel appel, BiConsumer<Appel, Atelier> remplissage) {
        Dossier dossier = appel.arguments().dossier().preparer();
        Optional<BaseVoisine> externe = BaseVoisine.externe(System.getenv());
        if (externe.isPresent()) {
            return achever(appel, dossier, externe.get(), remplissage);
        }
        Optional<Verrou> verrou = attendreLeVerrou(appel, dossier, false);
        return verrou.isPresent() ? ouvrir(appel, dossier, remplissage) : rejoindre(dossier);
    }

    /**
     * La base telle qu'elle est, à seule fin de la lire : ni mise à jour, ni remplie.
     *
     * @throws OperationRefusee si le dossier n'a pas de base
     */
    static Base pourLire(Appel appel) {
        Optional<BaseVoisine> externe = BaseVoisine.externe(System.getenv());
        if (externe.isPresent()) {
            return externe.get();
        }
        Dossier dossier = appel.arguments().dossier();
        if (!Files.isDirectory(dossier.racine())) {
            throw sansBase(dossier);
        }
        dossier = dossier.preparer();
        if (attendreLeVerrou(appel, dossier, false).isEmpty()) {
            return rejoindre(dossier).base();
        }
        if (!dossier.aUneBase()) {
            throw sansBase(dossier);
        }
        PostgresEmbarque base = PostgresEmbarque.preparer(dossier, appel.console()::dire);
        appel.arret().ajouter(base);
        return base.lancer();
    }

    private static OperationRefusee sansBase(Dossier dossier) {
        return new OperationRefusee(
                "Le dossier %s n'a pas de base : indiquez le bon par --donnees.".formatted(dossier.racine()));
    }

    /** Vide si un serveur tourne déjà et que la commande peut le rejoindre. */
    private static Optional<Verrou> attendreLeVerrou(Appel appel, Dossier dossier, boolean pourServir) {
        Attente attente = new Attente(appel.console()::dire);
        while (true) {
            Optional<Verrou> verrou = Verrou.tenter(dossier, appel.arguments().commande());
            if (verrou.isPresent()) {
                appel.arret().ajouter(verrou.get());
                Instance.effacer(dossier);
                Chantier.reprendre(dossier, appel.console()::dire);
                return verrou;
            }
            Verrou.Detenteur detenteur = Verrou.detenteur(dossier);
            boolean serveur = detenteur.commande().equals("demarrer");
            // Le fichier d'un serveur tué peut traîner un instant : seul compte celui du détenteur.
            Optional<Instance> instance = Instance.lire(dossier).filter(i -> i.pid() == detenteur.pid());
            if (serveur && pourServir) {
                throw new OperationRefusee(instance.map(i ->
                                "Halle tourne déjà sur %s : %s. Pour une seconde Halle, indiquez un autre dossier par --donnees."
                                        .formatted(dossier.racine(), i.url()))
                        .orElse("Une autre Halle démarre ou s'arrête sur %s : attendez un instant, puis relancez."
                                .formatted(dossier.racine())));
            }
            if (serveur && instance.isPresent()) {
                return Optional.empty();
            }
            attente.patienter(
                    serveur
                            ? "Halle démarre sur ce dossier : la commande attend qu'elle soit prête"
                            : "Une autre commande travaille sur ce dossier : celle-ci attend son tour");
        }
    }

    private static Atelier ouvrir(Appel appel, Dossier dossier, BiConsumer<Appel, Atelier> remplissage) {
        Optional<BaseVoisine> externe = BaseVoisine.externe(System.getenv());
        if (externe.isPresent()) {
            return achever(appel, dossier, externe.get(), remplissage);
        }
        PostgresEmbarque base = PostgresEmbarque.preparer(dossier, appel.console()::dire);
        appel.arret().ajouter(base);
        return achever(appel, dossier, base.lancer(), remplissage);
    }

    private static Atelier achever(Appel appel, Dossier dossier, Base base, BiConsumer<Appel, Atelier> remplissage) {
        String schema = new Migrations(base.connexions(), appel.console()::dire).appliquer();
        Atelier atelier = new Atelier(dossier, base, schema);
        remplissage.accept(appel, atelier);
        return atelier;
    }

    private static Atelier rejoindre(Dossier dossier) {
        Instance instance = Instance.lire(dossier)
                .orElseThrow(() -> new OperationRefusee(
                        "Halle vient de s'arrêter sur %s : relancez la même commande.".formatted(dossier.racine())));
        if (!instance.schema().equals(Migrations.empreinte())) {
            throw new OperationRefusee(
                    ("La Halle en marche sur %s n'est pas de la même version que cette commande : arrêtez-la, relancez-la par "
                                    + "« ./halle demarrer --donnees %s », puis recommencez.")
                            .formatted(dossier.racine(), dossier.racine()));
        }
        if (instance.portBase() == 0) {
            throw new OperationRefusee(
                    "La Halle en marche sur %s utilise une base externe : donnez-la aussi à cette commande, par %s."
                            .formatted(dossier.racine(), BaseVoisine.URL));
        }
        return new Atelier(dossier, BaseVoisine.rejoindre(dossier, instance), instance.schema());
    }
}
