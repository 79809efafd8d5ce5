package fr.halle.pilotage;

import fr.halle.programme.Laureat;
import fr.halle.territoire.Territoire;

/** Ce sur quoi porte un tableau de bord : un territoire, ou un lauréat. */
public sealed interface Perimetre {

    /** Le niveau, tel que les échanges l'écrivent : {@code departement}, {@code laureat}… */
    String type();

    String code();

    String nom();

    /** L'écriture d'adresse : {@code departement:40}, {@code laureat:L-…}, {@code nation}. */
    String cle();

    /** Un niveau du territoire, de la nation à la commune. */
    record DuTerritoire(Territoire territoire) implements Perimetre {

        @Override
        public String type() {
            return territoire.type().code();
        }

        @Override
        public String code() {
            return territoire.code();
        }

        @Override
        public String nom() {
            return territoire.nom();
        }

        @Override
        public String cle() {
            return territoire.cle();
        }
    }

    /** Un lauréat, où qu'il soit. */
    record DuLaureat(Laureat laureat) implements Perimetre {

        @Override
        public String type() {
            return "laureat";
        }

        @Override
        public String code() {
            return laureat.reference();
        }

        @Override
        public String nom() {
            return laureat.nom();
        }

        @Override
        public String cle() {
            return "laureat:" + laureat.reference();
        }
    }
}
