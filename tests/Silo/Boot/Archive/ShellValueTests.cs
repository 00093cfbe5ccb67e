using System.Text.Json;
using Boxyard.Boot.Archive;

namespace Boxyard.Tests.Silo.Boot.Archive;

public sealed class ShellValueTests
{
    [Fact]
    public void Values_are_quoted_as_the_old_scheduler_quoted_them()
    {
        foreach (var row in JsonSerializer.Deserialize<JsonElement>(Vector.Read("shell-values.json")).EnumerateArray())
        {
            Assert.Equal(row.GetProperty("emitted").GetString(), ShellValue.Of(row.GetProperty("value")));
        }
    }

    [Theory]
    [InlineData("300", "300")]
    [InlineData("-1.5e3", "-1.5e3")]
    [InlineData("true", "'true'")]
    [InlineData("null", null)]
    [InlineData("{\"a\": 1}", null)]
    [InlineData("[]", null)]
    [InlineData("[7]", "7")]
    [InlineData("[1, [2, \"a b\"]]", "'1\n2\na b'")]
    [InlineData("\"300\\n\"", "'300\n'")]
    [InlineData("\"a'b\\\"c\\nd\"", "a\\'b\\\"c'\n'd")]
    public void Other_json_values_become_texts(string json, string? expected) =>
        Assert.Equal(expected, ShellValue.Of(JsonSerializer.Deserialize<JsonElement>(json)));
}
