using Boxyard.Profiles;

namespace Boxyard.Tests.Silo.Profiles;

public sealed class ProfileComparisonTests
{
    [Theory]
    [InlineData(
        """[{"target":0,"a":1},{"target":0,"a":2}]""",
        """[{"target":0,"a":4}]""",
        """{"a":1,"b":4,"change":3,"ratio":4}""")]
    [InlineData("""[{"a":1}]""", """[{"a":4},{"a":5}]""", """{"a":1,"b":4,"change":3,"ratio":4}""")]
    [InlineData("""[{"a":-1e308}]""", """[{"a":1e308}]""", """{"a":-1E+308,"b":1E+308,"change":null,"ratio":-1}""")]
    [InlineData("""[{"a":1e-320}]""", """[{"a":1}]""", """{"a":1E-320,"b":1,"change":1,"ratio":null}""")]
    [InlineData("""[{"a":1e999}]""", """[{"a":1}]""", null)]
    public void Whatever_was_stored_is_compared_as_JSON(string first, string second, string? measure)
    {
        var target = Assert.Single(ProfileComparison.Write(first, second))!;

        Assert.Equal(measure, target["measures"]!["a"]?.ToJsonString());
    }
}
