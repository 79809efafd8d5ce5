package fr.halle.financement.fictif;

import fr.halle.dispositif.Dispositifs;
import fr.halle.platform.Generation;
import fr.halle.platform.JeuFictif;
import fr.halle.platform.base.Copie;
import fr.halle.platform.faits.FichiersDeFaits;
import fr.halle.programme.Programmes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Invente les lignes de financement des lauréats fictifs, et les verse par paquets pour ne pas les garder en mémoire. */
@Component
@Order(60)
class FinancementsFictifs implements JeuFictif {

    private static final int PAQUET = 20_000;

    private final Programmes programmes;
    private final Dispositifs dispositifs;
    private final FichiersDeFaits fichiers;
    private final Copie copie;
    private final JdbcClient sql;

    FinancementsFictifs(
            Programmes programmes, Dispositifs dispositifs, FichiersDeFaits fichiers, Copie copie, JdbcClient sql) {
        this.programmes = programmes;
        this.dispositifs = dispositifs;
        this.fichiers = fichiers;
        this.copie = copie;
        this.sql = sql;
    }

    @Override
    public String libelle() {
        return "Lignes de financement fictives";
    }

    @Override
    public void generer(Generation generation) {
        var programme = programmes.lister().getFirst();
        var terrain = Terrain.lire(sql, programme.code(), generation.hasard("terrain"));
        var fin = derniereAnnee();
        var invention = new InventionDesLignes(
                generation,
                programme.code(),
                terrain,
                Operations.lire(fichiers),
                dispositifs,
                programme.lanceLe(),
                fin);
        var premier = dispositifs.lister().getFirst();
        var totaux = new TotauxFictifs(
                generation,
                programme.code(),
                premier.code(),
                premier.nature(),
                dispositifs.origines().getFirst().code(),
                terrain.communes().stream()
                        .collect(Collectors.toMap(
                                Terrain.Commune::laureat, Terrain.Commune::departement, (premiere, _) -> premiere)));
        var ecriture = new EcritureDesLignes(copie);
        // La base est neuve : index, liens et cumuls se bâtissent d'un trait, à la fin.
        appeler("financement.ouvrir_un_versement()");
        var paquet = new ArrayList<LigneFictive>(PAQUET);
        for (var rang = 0L; rang < generation.lignes(); rang++) {
            var ligne = invention.ligne(rang);
            totaux.voir(ligne);
            paquet.add(ligne);
            if (paquet.size() == PAQUET) {
                ecriture.verser(paquet);
                paquet.clear();
            }
            generation.avancer(rang + 1, generation.lignes());
        }
        ecriture.verser(paquet);
        appeler("financement.clore_un_versement()");
        totaux.verser(copie, fin.minusMonths(1));
    }

    private void appeler(String fonction) {
        sql.sql("select " + fonction).query(ligne -> {});
    }

    /** Rien n'est inventé au-delà du dernier millésime connu : la base reste lisible à toute date. */
    private LocalDate derniereAnnee() {
        return sql.sql("select max(debut) from territoire.v_public_millesime")
                .query(LocalDate.class)
                .single();
    }
}
