package fr.halle.platform.sortie;

/** Les parties fixes d'un fichier OpenDocument 1.3. */
final class PartiesOds {

    private static final String ENTETE = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    static final String STYLES = ENTETE + """
            <office:document-styles office:version="1.3" xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
            xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" \
            xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0">\
            <office:styles><style:default-style style:family="table-cell">\
            <style:text-properties fo:language="fr" fo:country="FR"/></style:default-style></office:styles>\
            </office:document-styles>
            """;

    /** La ligne des titres reste en vue. */
    static final String REGLAGES = ENTETE + """
            <office:document-settings office:version="1.3" xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
            xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0"><office:settings>\
            <config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views">\
            <config:config-item-map-entry><config:config-item config:name="ViewId" config:type="string">view1</config:config-item>\
            <config:config-item-map-named config:name="Tables"><config:config-item-map-entry config:name="Données">\
            <config:config-item config:name="VerticalSplitMode" config:type="short">2</config:config-item>\
            <config:config-item config:name="VerticalSplitPosition" config:type="int">1</config:config-item>\
            <config:config-item config:name="ActiveSplitRange" config:type="short">2</config:config-item>\
            <config:config-item config:name="PositionTop" config:type="int">0</config:config-item>\
            <config:config-item config:name="PositionBottom" config:type="int">1</config:config-item>\
            </config:config-item-map-entry></config:config-item-map-named>\
            <config:config-item config:name="ActiveTable" config:type="string">Données</config:config-item>\
            </config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set></office:settings>\
            </office:document-settings>
            """;

    static final String META = ENTETE + """
            <office:document-meta office:version="1.3" xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
            xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"><office:meta>\
            <meta:generator>Halle</meta:generator></office:meta></office:document-meta>
            """;

    private PartiesOds() {}

    static String manifeste(String type) {
        return ENTETE + """
                <manifest:manifest manifest:version="1.3" xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">\
                <manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="%s"/>\
                <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>\
                <manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>\
                <manifest:file-entry manifest:full-path="settings.xml" manifest:media-type="text/xml"/>\
                <manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>\
                </manifest:manifest>
                """.formatted(type);
    }
}
