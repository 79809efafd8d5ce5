package fr.halle.platform.banc;

import fr.halle.platform.OperationRefusee;
import fr.halle.platform.base.BaseVoisine;
import fr.halle.platform.base.Connexions;
import fr.halle.platform.base.Dossier;
import fr.halle.platform.base.Instance;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Une Halle en marche sur une base fictive, dans un programme à part, avec sa base. */
public final class HalleLancee implements AutoCloseable {

    private static final String PRETE = "Halle est prête : ";

    private final Dossier dossier;
    private final Process processus;
    private final Instance instance;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private HalleLancee(Dossier dossier, Process processus) {
        this.dossier = dossier;
        this.processus = processus;
        this.instance = Instance.lire(dossier)
                .orElseThrow(() -> new OperationRefusee("La Halle du banc s'est arrêtée aussitôt démarrée."));
    }

    static HalleLancee demarrer(Lanceur lanceur, Path racine) {
        try {
            var processus = lanceur.lancer(racine, "demarrer", "--port", "0");
            var sortie = Lanceur.sortie(processus);
            var dit = new StringBuilder();
            for (var ligne = sortie.readLine(); ligne != null; ligne = sortie.readLine()) {
                dit.append(ligne).append('\n');
                if (ligne.startsWith(PRETE)) {
                    return new HalleLancee(new Dossier(racine.toRealPath()), processus);
                }
            }
            throw new OperationRefusee("La Halle du banc ne démarre pas : " + dit);
        } catch (IOException e) {
            throw new OperationRefusee("La Halle du banc ne démarre pas : " + e.getMessage(), e);
        }
    }

    public Connexions connexions() {
        return BaseVoisine.rejoindre(dossier, instance).connexions();
    }

    public Path dossier() {
        return dossier.racine();
    }

    /** Ce que coûtent ce serveur et sa base. */
    Processeur processeur() {
        return new Processeur(processus.pid());
    }

    /**
     * Demande une page, et dit si elle a été servie de mémoire.
     *
     * @throws OperationRefusee si la réponse n'est pas 200
     */
    boolean demander(String adresse, @Nullable String cookie) {
        var demande = HttpRequest.newBuilder(URI.create(instance.url() + adresse));
        if (cookie != null) {
            demande.header("Cookie", cookie);
        }
        try {
            var reponse = client.send(demande.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (reponse.statusCode() != 200) {
                throw new OperationRefusee(
                        "%s répond %d : la mesure n'aurait pas de sens.".formatted(adresse, reponse.statusCode()));
            }
            return reponse.headers().firstValue("Cache-Status").isPresent();
        } catch (IOException e) {
            throw new OperationRefusee("%s ne répond pas : %s".formatted(adresse, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperationRefusee("La mesure a été interrompue.", e);
        }
    }

    @Override
    public void close() {
        client.close();
        processus.destroy();
        try {
            if (!processus.waitFor(60, TimeUnit.SECONDS)) {
                processus.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
