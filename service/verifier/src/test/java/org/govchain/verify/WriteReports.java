package org.govchain.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Judges the cases of a file, one vector of docs/spec/vectors/verify or history in each line, and writes their reports beside it, line
 * by line: what the second implementation is compared with ({@code npm run differential} in service/browser says how).
 */
@EnabledIfSystemProperty(named = "govchain.cases", matches = ".+")
class WriteReports {

    @Test
    void writesAReportForEachCase() throws IOException {
        Path cases = Path.of(System.getProperty("govchain.cases"));
        JsonMapper json = JsonMapper.builder().build();
        List<String> reports = new ArrayList<>();
        for (String line : Files.readAllLines(cases)) {
            reports.add(report(json.readTree(line)));
        }
        Files.write(Path.of(cases + ".reports"), reports);
    }

    private static String report(JsonNode line) {
        return line.has("history")
                ? PastCase.read("case", line).judge().toJson()
                : CaseJson.read("case", line).judge(VerifierCache.none()).toJson();
    }
}
