package fr.halle.pilotage.concours;

import fr.halle.commun.Lecture;
import fr.halle.platform.web.Lien;
import fr.halle.platform.web.Typographie;
import fr.halle.source.ListeAilleurs;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Depuis la page d'une source, la liste des concours qu'elle énonce. */
@Component
class ConcoursDUneSource implements ListeAilleurs {

    private final ListeConcours liste;

    ConcoursDUneSource(ListeConcours liste) {
        this.liste = liste;
    }

    @Override
    public Optional<Renvoi> renvoi(String source, Lecture lecture) {
        var filtre = new FiltreDeConcours("", "", "", "", "", "", "", "", "", source);
        var nombre = liste.choisir(filtre, "", lecture).total();
        return nombre == 0
                ? Optional.empty()
                : Optional.of(new Renvoi(
                        Typographie.accord(nombre, "concours", "concours"),
                        Lien.vers("/concours")
                                .avec("source", source)
                                .avec("au", lecture.au())
                                .url()));
    }
}
