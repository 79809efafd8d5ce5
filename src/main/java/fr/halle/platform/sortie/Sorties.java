package fr.halle.platform.sortie;

import fr.halle.platform.NatureDeLaBase;
import fr.halle.platform.OperationRefusee;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Écrit un tableau dans un fichier, au fil de la lecture : la mémoire ne dépend pas de sa longueur. */
@Component
public class Sorties {

    private final NatureDeLaBase nature;
    private final TransactionTemplate lecture;

    Sorties(NatureDeLaBase nature, PlatformTransactionManager transactions) {
        this.nature = nature;
        lecture = new TransactionTemplate(transactions);
        lecture.setReadOnly(true);
        lecture.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * Le compte, les sources et les lignes sont d'un même instantané de la base.
     *
     * @param sortie reste ouverte
     * @return le nombre de lignes écrites
     * @throws OperationRefusee avant d'écrire, si la liste est plus longue que ce que le format peut porter
     */
    public <T> long ecrire(Tableau<T> tableau, Format format, Origine origine, OutputStream sortie) {
        var lignes = lecture.execute(_ -> {
            verifier(tableau, format);
            var aPropos = new APropos(
                    tableau.titre(),
                    tableau.lecture(),
                    nature.nature(),
                    tableau.liste().sources(),
                    origine);
            try {
                return ecrire(tableau, format, aPropos, sortie);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return lignes == null ? 0 : lignes;
    }

    static <T> long ecrire(Tableau<T> tableau, Format format, APropos aPropos, OutputStream sortie) throws IOException {
        var lignes = new long[1];
        try (var ecrivain = format.ouvrir(sortie, tableau.colonnes(), aPropos)) {
            tableau.liste().parcourir(element -> {
                var cases = new ArrayList<@Nullable Object>(tableau.colonnes().size());
                tableau.colonnes().forEach(colonne -> cases.add(colonne.valeur(element)));
                try {
                    ecrivain.ligne(cases);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                lignes[0]++;
            });
        }
        return lignes[0];
    }

    private static void verifier(Tableau<?> tableau, Format format) {
        if (format.lignesAuPlus() == Long.MAX_VALUE) {
            return;
        }
        var total = tableau.liste().total();
        if (total > format.lignesAuPlus()) {
            throw new OperationRefusee(String.format(
                    Locale.FRENCH,
                    "La liste compte %,d lignes, et une feuille de tableur n'en porte que %,d : filtrez-la, ou prenez le CSV.",
                    total,
                    format.lignesAuPlus()));
        }
    }
}
