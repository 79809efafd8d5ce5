package fr.halle.platform.tableur.classeur;

import fr.halle.platform.OperationRefusee;
import fr.halle.platform.tableur.Phrases;
import fr.halle.platform.tableur.classeur.ClasseurXlsx.FeuilleNommee;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Une feuille de classeur XLSX, lue dans son XML sans être gardée. */
final class FeuilleXlsx implements Feuille {

    /** Octets lus d'une autre feuille pour savoir si elle est vide. */
    private static final long COUP_D_OEIL = 4L << 20;

    private final Archive archive;
    private final ClasseurXlsx classeur;
    private final FeuilleNommee choisie;
    private final CaseXlsx lecture;
    private final LecteurXml xml;
    private final RemarquesDeFeuille remarques = new RemarquesDeFeuille();
    private long numero;
    private boolean finie;

    private FeuilleXlsx(Archive archive, ClasseurXlsx classeur, FeuilleNommee choisie) {
        this.archive = archive;
        this.classeur = classeur;
        this.choisie = choisie;
        var styles = classeur.styles();
        var textes = classeur.textes();
        this.lecture = new CaseXlsx(
                styles == null ? StylesXlsx.aucun() : StylesXlsx.lire(archive.lire(styles, Archive.PETITE)),
                textes == null
                        ? TextesPartages.aucun()
                        : TextesPartages.lire(archive.lire(textes, TextesPartages.BORNE)),
                classeur.depuis1904(),
                remarques);
        this.xml = archive.lire(choisie.piece(), Archive.TOUT);
    }

    static Feuille ouvrir(Archive archive, @Nullable String demandee) {
        var classeur = ClasseurXlsx.lire(archive);
        return new FeuilleXlsx(archive, classeur, classeur.choisir(demandee));
    }

    @Override
    public String nom() {
        return choisie.nom();
    }

    @Override
    public @Nullable Rangee suivante() {
        while (!finie && xml.avancer()) {
            if (xml.debut("row")) {
                var rangee = rangee();
                if (!rangee.vide()) {
                    return rangee.rangee();
                }
            } else if (xml.debut("mergeCell")) {
                remarques.fusions++;
            }
        }
        if (!finie) {
            finie = true;
            regarderLesAutres();
        }
        return null;
    }

    private CasesDeRangee rangee() {
        numero = rang(xml.attribut("r"), numero + 1);
        var masquee = ClasseurXlsx.vrai(xml.attribut("hidden"));
        var cases = new CasesDeRangee(numero);
        var colonne = -1;
        while (true) {
            xml.exigerLaSuite();
            if (xml.debut("c")) {
                colonne = colonne(xml.attribut("r"), colonne + 1);
                lecture.lire(xml, cases, colonne);
            } else if (xml.debut()) {
                xml.passer();
            } else if (xml.fin()) {
                if (masquee && !cases.vide()) {
                    remarques.lignesMasquees++;
                }
                return cases;
            }
        }
    }

    private static long rang(@Nullable String ecrit, long attendu) {
        if (ecrit == null) {
            return attendu;
        }
        try {
            return Long.parseLong(ecrit);
        } catch (NumberFormatException e) {
            throw Phrases.abime("Une ligne du classeur a un rang illisible", e);
        }
    }

    /** La colonne d'une adresse comme « AB12 », à partir de 0. */
    private static int colonne(@Nullable String adresse, int attendue) {
        if (adresse == null) {
            return attendue;
        }
        var colonne = 0;
        for (var i = 0; i < adresse.length() && adresse.charAt(i) >= 'A'; i++) {
            colonne = colonne * 26 + (adresse.charAt(i) - 'A' + 1);
            if (adresse.charAt(i) > 'Z' || colonne > CasesDeRangee.COLONNES) {
                throw Phrases.abime("Une case du classeur a une adresse illisible");
            }
        }
        if (colonne == 0) {
            throw Phrases.abime("Une case du classeur a une adresse illisible");
        }
        return colonne - 1;
    }

    private void regarderLesAutres() {
        for (var autre : classeur.feuilles()) {
            if (autre == choisie) {
                continue;
            }
            if (autre.masquee()) {
                remarques.masquee(autre.nom());
            } else if (porteQuelqueChose(autre)) {
                remarques.ignoree(autre.nom());
            }
        }
    }

    /** Vrai dès qu'une valeur s'y trouve, et dans le doute : la feuille est trop longue, ou ne se lit pas. */
    private boolean porteQuelqueChose(FeuilleNommee autre) {
        try (var regard = archive.lire(autre.piece(), COUP_D_OEIL)) {
            while (regard.avancer()) {
                if ((regard.debut("v") || regard.debut("t")) && !regard.texte().isBlank()) {
                    return true;
                }
            }
            return false;
        } catch (OperationRefusee e) {
            return true;
        }
    }

    @Override
    public List<String> remarques() {
        return remarques.phrases(nom());
    }

    @Override
    public void close() {
        xml.close();
    }
}
