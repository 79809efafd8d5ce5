package fr.halle.document.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.halle.platform.OperationRefusee;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

/** Ce que fait Halle de ce que dit, ou ne dit pas, l'antivirus ; devant un faux clamd. */
class AntivirusTest {

    private final ServerSocket ecoute = ecouter();
    private final MockEnvironment reglages = new MockEnvironment()
            .withProperty("halle.pieces.antivirus", "127.0.0.1:" + ecoute.getLocalPort())
            .withProperty("halle.pieces.antivirus-delai", "300ms");
    private volatile byte[] recu = {};

    @AfterEach
    void fermer() throws IOException {
        ecoute.close();
    }

    @Test
    void un_fichier_sain_entre_et_l_antivirus_l_a_lu_en_entier() throws IOException {
        var contenu = Arrays.copyOf(FichiersDEssai.pdf("sain"), 300_000);
        repondre("stream: OK\0");

        recevoir(contenu);

        assertThat(recu).isEqualTo(contenu);
    }

    @Test
    void un_fichier_infecte_se_refuse_et_dit_ce_qui_a_ete_trouve() {
        repondre("stream: Eicar-Test-Signature FOUND\0");

        assertThatThrownBy(() -> recevoir(FichiersDEssai.pdf("malade")))
                .isInstanceOfSatisfying(
                        FichierInfecte.class,
                        refus -> assertThat(refus.trouve()).isEqualTo("Eicar-Test-Signature"))
                .hasMessageStartingWith(
                        "L'antivirus a trouvé « Eicar-Test-Signature » dans ce fichier : rien n'a été gardé.");
    }

    @Test
    void un_antivirus_absent_muet_ou_en_erreur_fait_refuser() throws IOException {
        refuse("muet : il écoute, et ne répond pas");
        repondre("INSTREAM size limit exceeded. ERROR\0");
        refuse("en erreur");
        ecoute.close();
        refuse("absent");
    }

    @Test
    void un_reglage_laisse_entrer_sans_l_avis_de_l_antivirus_mais_jamais_contre_lui() throws IOException {
        reglages.setProperty("halle.pieces.accepter-sans-antivirus", "true");
        repondre("stream: Eicar FOUND\0");
        assertThatThrownBy(() -> recevoir(FichiersDEssai.pdf("malade"))).isInstanceOf(FichierInfecte.class);
        ecoute.close();

        recevoir(FichiersDEssai.pdf("sans avis"));
    }

    private void refuse(String cas) {
        assertThatThrownBy(() -> recevoir(FichiersDEssai.pdf(cas)))
                .as(cas)
                .isInstanceOf(OperationRefusee.class)
                .isNotInstanceOf(FichierInfecte.class)
                .hasMessageStartingWith("L'antivirus ne répond pas");
    }

    private void recevoir(byte[] contenu) throws IOException {
        var lus = new ReglagesDesPieces(reglages);
        new Reception(lus, new Reconnaissance(lus), new Antivirus(lus))
                .recevoir("acte.pdf", new ByteArrayInputStream(contenu))
                .tampon()
                .close();
    }

    /** Un clamd qui lit tout ce qu'on lui envoie, dit cela à la prochaine demande, et raccroche. */
    private void repondre(String reponse) {
        Thread.ofVirtual().start(() -> {
            try (var client = ecoute.accept();
                    var entree = new DataInputStream(client.getInputStream())) {
                var commande = new String(entree.readNBytes(10), StandardCharsets.US_ASCII);
                assertThat(commande).isEqualTo("zINSTREAM\0");
                var octets = new ByteArrayOutputStream();
                for (int longueur; (longueur = entree.readInt()) > 0; ) {
                    octets.write(entree.readNBytes(longueur));
                }
                recu = octets.toByteArray();
                client.getOutputStream().write(reponse.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // L'essai dira ce qui lui manque.
            }
        });
    }

    private static ServerSocket ecouter() {
        try {
            return new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
