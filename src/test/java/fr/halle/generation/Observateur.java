package fr.halle.generation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Note chaque requête préparée, et fait publier par PostgreSQL ses compteurs dès que la connexion est rendue. */
final class Observateur implements BeanPostProcessor {

    private final List<String> requetes = new CopyOnWriteArrayList<>();

    /** Joue un travail et rend les requêtes qu'il a faites. */
    List<String> pendant(Runnable travail) {
        requetes.clear();
        travail.run();
        return new ArrayList<>(requetes);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String nom) {
        return bean instanceof DataSource base && !(bean instanceof DelegatingDataSource) ? new Observee(base) : bean;
    }

    private final class Observee extends DelegatingDataSource {

        Observee(DataSource base) {
            super(base);
        }

        @Override
        public Connection getConnection() throws SQLException {
            var connexion = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Connection.class}, (_, methode, arguments) -> {
                        if (methode.getName().equals("prepareStatement")) {
                            requetes.add(String.valueOf(arguments[0]));
                        }
                        if (methode.getName().equals("close") && !connexion.isClosed()) {
                            publierLesCompteurs(connexion);
                        }
                        try {
                            return methode.invoke(connexion, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }

        private static void publierLesCompteurs(Connection connexion) throws SQLException {
            try (var ordre = connexion.createStatement()) {
                ordre.execute("select pg_stat_force_next_flush()");
            }
        }
    }
}
