using System.Text.Json.Nodes;
using Boxyard.Dashboard.Jobs;

namespace Boxyard.Tests.Dashboard;

public class SpecYamlTests
{
    [Fact]
    public void A_definition_is_shown_as_people_write_it()
    {
        var spec = JsonNode.Parse("""
            {"suite": "iperf", "timeout": 120, "os_version": "12", "on": true, "tags": ["nvme", "10g"], "empty": [],
             "nested": {"a b": "x: y", "list": [{"one": 1}]}, "script": "#!/bin/sh\n\n  echo hi\n", "tail": "a\nb"}
            """)!.AsObject();

        Assert.Equal(
            """
            suite: iperf
            timeout: 120
            os_version: "12"
            "on": true
            tags:
              - nvme
              - "10g"
            empty: []
            nested:
              a b: "x: y"
              list:
                -
                  one: 1
            script: |
              #!/bin/sh

                echo hi
            tail: |-
              a
              b

            """.ReplaceLineEndings("\n"),
            SpecYaml.Of(spec));
    }

    [Theory]
    [InlineData("yes", "\"yes\"")]
    [InlineData("1.5", "\"1.5\"")]
    [InlineData("", "\"\"")]
    [InlineData("- a", "\"- a\"")]
    [InlineData("a ", "\"a \"")]
    [InlineData("a\tb", "\"a\\tb\"")]
    [InlineData(" a\nb", "\" a\\nb\"")]
    [InlineData("a\r\nb", "\"a\\r\\nb\"")]
    [InlineData("plain/word 1.5_x", "plain/word 1.5_x")]
    public void What_yaml_would_read_as_something_else_is_quoted(string value, string shown) =>
        Assert.Equal($"name: {shown}\n", SpecYaml.Of(new JsonObject { ["name"] = value }));
}
