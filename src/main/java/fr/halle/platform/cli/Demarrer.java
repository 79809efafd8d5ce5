package fr.halle.platform.cli;

import fr.halle.platform.AuDemarrage;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.base.Instance;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

final class Demarrer implements Commande {

    private static final int PORT = 8080;
    private static final String CET_ORDINATEUR = "127.0.0.1";

    @Override
    public String nom() {
        return "demarrer";
    }

    @Override
    public String usage() {
        return "demarrer";
    }

    @Override
    public String resume() {
        return "démarre la base et le serveur";
    }

    @Override
    public Set<Option> options() {
        return Set.of(Option.DONNEES, Option.PORT, Option.ADRESSE, Option.PORT_GESTION, Option.SANS_TEMOINS);
    }

    @Override
    public int executer(Appel appel) {
        Arguments arguments = appel.arguments();
        String adresse = arguments.texte(Option.ADRESSE, CET_ORDINATEUR);
        int portVoulu = arguments.port(Option.PORT).orElse(PORT);
        int port = portVoulu == 0 ? quelconque() : portVoulu;
        OptionalInt gestionVoulue = arguments.port(Option.PORT_GESTION);
        Atelier atelier = Atelier.pourServir(appel, () -> {
            exigerLibre(adresse, port, Option.PORT);
            exigerLibre(CET_ORDINATEUR, gestionVoulue.orElse(0), Option.PORT_GESTION);
        });
        int portGestion = gestionVoulue.orElse(0) == 0 ? premierLibreApres(port) : gestionVoulue.getAsInt();
        var serveur = appel.arret()
                .ajouter(Contextes.web(
                        appel.application(),
                        atelier.dossier(),
                        atelier.base().connexions(),
                        adresse,
                        port,
                        portGestion));
        List<String> annonces = serveur.getBeanProvider(AuDemarrage.class)
                .orderedStream()
                .flatMap(module -> module.preparer().stream())
                .toList();
        Instance instance = new Instance(
                adresse,
                port,
                portGestion,
                ProcessHandle.current().pid(),
                atelier.base().port().orElse(0),
                atelier.schema());
        instance.ecrire(atelier.dossier());
        appel.arret().ajouter(() -> Instance.effacer(atelier.dossier()));
        appel.console().dire("Halle est prête : %s (%s)".formatted(instance.url(), Console.duree(appel.debut())));
        annonces.forEach(appel.console()::dire);
        appel.arret().attendre();
        return 0;
    }

    private static int quelconque() {
        try (var essai = new ServerSocket(0)) {
            return essai.getLocalPort();
        } catch (IOException e) {
            throw new OperationRefusee("Aucun port n'est libre sur cet ordinateur.", e);
        }
    }

    private static void exigerLibre(String adresse, int port, Option option) {
        try {
            InetAddress ecoute = InetAddress.getByName(adresse);
            if (!libre(ecoute, port)) {
                throw libre(ecoute, 0)
                        ? new OperationRefusee(
                                "Le port %d est déjà pris par un autre programme : choisissez-en un autre, par exemple %s %d."
                                        .formatted(port, option.nom(), premierLibreApres(port)))
                        : adresseEtrangere(adresse);
            }
        } catch (UnknownHostException e) {
            throw adresseEtrangere(adresse);
        }
    }

    private static RuntimeException adresseEtrangere(String adresse) {
        return new SaisieInvalide("« %s » n'est pas une adresse de cet ordinateur.".formatted(adresse));
    }

    private static int premierLibreApres(int port) {
        int candidat = port;
        do {
            candidat = candidat == 65_535 ? 1024 : candidat + 1;
        } while (!libre(InetAddress.getLoopbackAddress(), candidat));
        return candidat;
    }

    private static boolean libre(InetAddress adresse, int port) {
        try (var essai = new ServerSocket()) {
            essai.setReuseAddress(true);
            essai.bind(new InetSocketAddress(adresse, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
