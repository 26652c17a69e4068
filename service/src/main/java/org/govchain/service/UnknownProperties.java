package org.govchain.service;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.ConfigurationPropertiesBean;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.stereotype.Component;

/**
 * A misspelt {@code govchain.*} property would leave a default in force without a word; it stops the start instead. System
 * properties and environment variables are not looked at: other programs' names are among them.
 */
@Component
final class UnknownProperties implements SmartInitializingSingleton {

    private static final String ROOT = "govchain";
    /** Read before there are beans. */
    private static final String DEMO_DIRECTORY = "govchain.demo.directory";
    /** One value, which its bean reads itself. */
    private static final String TYPES = "govchain.credential-types";

    private static final Set<String> NOT_OURS = Set.of(
            StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME,
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);

    private final ApplicationContext context;

    UnknownProperties(ApplicationContext context) {
        this.context = context;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> known = known();
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(context.getEnvironment())) {
            boolean ours = !(source.getUnderlyingSource() instanceof PropertySource<?> underlying
                    && NOT_OURS.contains(underlying.getName()));
            if (ours && source instanceof IterableConfigurationPropertySource iterable) {
                iterable.stream()
                        .filter(name -> name.getNumberOfElements() > 1
                                && name.getElement(0, ConfigurationPropertyName.Form.UNIFORM)
                                        .equals(ROOT))
                        .forEach(name -> require(name, known));
            }
        }
    }

    private static void require(ConfigurationPropertyName name, List<String> known) {
        if (!known.contains(pattern(name))) {
            throw new IllegalStateException(
                    "there is no property " + name + "; see application.yml for those there are");
        }
    }

    private List<String> known() {
        List<String> known = new ArrayList<>(Stream.of(DEMO_DIRECTORY, TYPES)
                .map(name -> pattern(ConfigurationPropertyName.of(name)))
                .toList());
        Collection<ConfigurationPropertiesBean> beans =
                ConfigurationPropertiesBean.getAll(context).values();
        for (ConfigurationPropertiesBean bean : beans) {
            String prefix = bean.getAnnotation().prefix();
            if (prefix.equals(ROOT) || prefix.startsWith(ROOT + ".")) {
                Class<?> type = bean.asBindTarget().getType().resolve(Object.class);
                collect(pattern(ConfigurationPropertyName.of(prefix)), type, known);
            }
        }
        return known;
    }

    private static void collect(String prefix, Class<?> type, List<String> known) {
        for (RecordComponent component : type.getRecordComponents()) {
            add(prefix + "." + component.getName().toLowerCase(Locale.ROOT), component.getGenericType(), known);
        }
    }

    private static void add(String name, Type type, List<String> known) {
        if (type instanceof Class<?> nested
                && nested.isRecord()
                && nested.getPackageName().startsWith("org.govchain.service")) {
            collect(name, nested, known);
        } else if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            known.add(name);
            add(name + ".*", list.getActualTypeArguments()[0], known);
        } else {
            known.add(name);
        }
    }

    /** Without hyphens and capitals, any index as a star: however it was spelt, it is the same property. */
    private static String pattern(ConfigurationPropertyName name) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < name.getNumberOfElements(); i++) {
            pattern.append(i == 0 ? "" : ".");
            pattern.append(name.isNumericIndex(i) ? "*" : name.getElement(i, ConfigurationPropertyName.Form.UNIFORM));
        }
        return pattern.toString();
    }
}
