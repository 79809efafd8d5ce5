package fr.halle.acces.matrice;

import fr.halle.platform.Chargement;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Recopie dans la base les visibilités que la matrice donne à chaque rôle, et refait les portées si elles ont changé. */
@Component
@Order(5)
class ChargementDeLaMatrice implements Chargement {

    private final Matrice matrice;
    private final JdbcClient sql;

    ChargementDeLaMatrice(Matrice matrice, JdbcClient sql) {
        this.matrice = matrice;
        this.sql = sql;
    }

    @Override
    public String libelle() {
        return "Rôles et droits";
    }

    @Override
    public boolean referentiel() {
        return true;
    }

    @Override
    public void charger() {
        sql.sql("delete from acces.niveau_de_role").update();
        for (var role : matrice.roles()) {
            sql.sql("insert into acces.niveau_de_role (role, niveau) select :role, unnest(:niveaux)")
                    .param("role", role.code())
                    .param("niveaux", role.niveaux().toArray(String[]::new))
                    .update();
        }
        sql.sql("select acces.refaire_les_portees()").query().listOfRows();
    }
}
