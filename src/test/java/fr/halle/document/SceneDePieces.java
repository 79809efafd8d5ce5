package fr.halle.document;

import fr.halle.Halle;
import fr.halle.acces.Cible;
import fr.halle.acces.Droits;
import fr.halle.acces.Personnes;
import fr.halle.acces.Personnes.EnFonction;
import fr.halle.acces.Visibilite;
import fr.halle.document.Depots.Depot;
import fr.halle.document.ObjetDEssai.Dossier;
import fr.halle.essai.BaseChargee;
import fr.halle.platform.base.Connexions;
import fr.halle.platform.cli.SansPages;
import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Deux maires, un préfet, et des dossiers à qui l'on joint des pièces. */
final class SceneDePieces implements AutoCloseable {

    final ConfigurableApplicationContext halle;
    final ObjetDEssai objets = new ObjetDEssai();
    final EnFonction maire;
    final EnFonction voisin;

    SceneDePieces(Connexions base, boolean enLigne, Map<String, Object> reglages) {
        halle = new SpringApplicationBuilder(Halle.class)
                .web(enLigne ? WebApplicationType.SERVLET : WebApplicationType.NONE)
                .initializers(contexte -> {
                    BaseChargee.brancherServeur(contexte, base);
                    contexte.getBeanFactory().registerSingleton("objetDEssai", objets);
                    if (!enLigne) {
                        contexte.getBeanFactory().registerSingleton("sansPages", new SansPages());
                    }
                })
                .properties(Map.of("server.port", 0, "management.server.port", 0))
                .properties(reglages)
                .run();
        var personnes = new Personnes(halle);
        maire = personnes.maire("40197");
        voisin = personnes.maire("40313");
    }

    /** Un dossier que le maire prépare, et que son équipe seule lit. */
    Dossier dossier() {
        return objets.creer(cles(Visibilite.EQUIPE), maire.acteur().utilisateur());
    }

    Set<String> cles(Visibilite visibilite) {
        return Personnes.enService(() -> bean(Droits.class)
                .visiblePar(visibilite, Cible.communes(null, Set.of("40197")).tenuePar(maire.organisation())));
    }

    Piece deposer(Dossier dossier, String nom, byte[] contenu) {
        return maire.fait(() -> bean(Depots.class)
                .deposer(
                        new Depot(ObjetDEssai.GENRE, dossier.id, "acte", "", nom, null),
                        new ByteArrayInputStream(contenu)));
    }

    Piece remplacer(Dossier dossier, Piece piece, byte[] contenu) {
        return maire.fait(() -> bean(Depots.class)
                .deposer(
                        new Depot(ObjetDEssai.GENRE, dossier.id, piece.code(), "", "acte.pdf", piece.ligne()),
                        new ByteArrayInputStream(contenu)));
    }

    <T> T dansUneTransaction(EnFonction qui, Supplier<T> travail) {
        return qui.fait(() -> java.util.Objects.requireNonNull(
                new TransactionTemplate(bean(PlatformTransactionManager.class)).execute(_ -> travail.get())));
    }

    long compter(String sql) {
        return Personnes.enService(
                () -> bean(JdbcClient.class).sql(sql).query(Long.class).single());
    }

    <T> T bean(Class<T> type) {
        return halle.getBean(type);
    }

    @Override
    public void close() {
        halle.close();
    }
}
