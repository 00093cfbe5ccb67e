using System.Text.Json.Nodes;
using Boxyard.Jobs;

namespace Boxyard.Tests.Grains;

public sealed class PpParamsTests
{
    public static TheoryData<string, string> Cases()
    {
        var data = new TheoryData<string, string>();
        foreach (var row in Vector.Rows("pp_params.json"))
        {
            data.Add(row["pp"]!.ToJsonString(), (string)row["expected"]!);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Parameters_become_a_part_of_the_results_path(string parameters, string expected) =>
        Assert.Equal(expected, PpParams.Of(JsonNode.Parse(parameters)!.AsObject()));

    [Fact]
    public void A_job_without_parameters_has_an_empty_part() => Assert.Equal("", PpParams.Of(null));

    [Theory]
    [InlineData("""{"a": ".."}""", "")]
    [InlineData("""{"a": "../../etc"}""", "..-..-etc")]
    [InlineData("""{"a": true, "b": [1, "x"]}""", "true-1x")]
    public void No_value_leaves_the_results_folder(string parameters, string expected) =>
        Assert.Equal(expected, PpParams.Of(JsonNode.Parse(parameters)!.AsObject()));
}
