using System.Text.Json.Nodes;
using Boxyard.Apps;

namespace Boxyard.Tests.Silo.Apps;

public sealed class AppJsonTests
{
    [Fact]
    public void Json_is_sorted_compact_ascii_and_ends_its_line()
    {
        var node = JsonNode.Parse(
            """{"b": [1.50, -0, true, null, {}], "a": "é😀\"\\\n\r\t\b\f\u0001\u007f/<&'+", "B": []}""");

        Assert.Equal(
            """{"B":[],"a":"\u00e9\ud83d\ude00\"\\\n\r\t\b\f\u0001\u007f/<&'+","b":[1.50,-0,true,null,{}]}""" + "\n",
            AppJson.Write(node));
        Assert.Equal("{\"error\": \"a \\\"b\\\"\"}", AppJson.WriteHeaderError("a \"b\""));
    }

    [Fact]
    public void Every_mistake_in_the_settings_is_told()
    {
        var result = new AppOptionsValidator().Validate(null, new AppOptions
        {
            Port = 70_000,
            TokenInfoUrl = "nonsense",
            CloneTimeout = TimeSpan.Zero,
            MaxCloneBytes = 0,
            MaxClones = 0,
            MaxMetaFileBytes = 0,
            SshKeyFile = "/nowhere",
            SshKnownHostsFile = "/neither",
            StaticTokens =
            [
                new AppStaticToken { Token = "a b", User = "x" }, new AppStaticToken { Token = "a b", User = "y" },
            ],
        });

        Assert.Equal(
            [
                "Apps:Port is 70000; it must be 0 to 65535.",
                "Apps:CloneTimeout is 00:00:00; it must be above 0 and at most 1 day.",
                "Apps:MaxCloneBytes is 0; it must be above 0.",
                "Apps:MaxClones is 0; it must be above 0.",
                "Apps:MaxMetaFileBytes is 0; it must be 1 to 16777216.",
                "Apps:TokenInfoUrl is 'nonsense'; it must be an address such as https://auth.example.org/token_info/.",
                "Apps:TokenInfoUrl and Apps:UserUrl are needed together: set both or neither.",
                "Apps:SshKeyFile: there is no file '/nowhere'.",
                "Apps:SshKnownHostsFile: there is no file '/neither'.",
                "Apps:StaticTokens:0 needs a Token without blanks and a User.",
                "Apps:StaticTokens:1 needs a Token without blanks and a User.",
                "Apps:StaticTokens has one Token twice.",
            ],
            result.Failures);
        Assert.Equal(
            ["Apps:SshKeyFile needs Apps:SshKnownHostsFile, so that the key serves no host in another's place."],
            new AppOptionsValidator().Validate(null, new AppOptions { SshKeyFile = "/etc/passwd" }).Failures);
    }
}
