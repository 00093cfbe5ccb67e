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

    [Theory]
    [InlineData("""{"pp_params":"5"}""", "/result/iperf/2026-03-01/vm-2p8g/debian-12-x86_64/5/77")]
    [InlineData("""{"pp_params":"5.2"}""", "/result/iperf/2026-03-01/vm-2p8g/debian-12-x86_64/5.2/77")]
    [InlineData("""{"pp_params":"5.1"}""", "/result/iperf/2026-03-01/vm-2p8g/debian-12-x86_64/5.1/77")]
    [InlineData("""{"pp_params":"5-tcp"}""", "/result/iperf/2026-03-01/vm-2p8g/debian-12-x86_64/5-tcp/77")]
    [InlineData("""{"suite":"6"}""", "/result/6/2026-03-01/vm-2p8g/debian-12-x86_64/77")]
    [InlineData(
        """{"pp_params":"11111111111111111111"}""",
        "/result/iperf/2026-03-01/vm-2p8g/debian-12-x86_64/11111111111111111111/77")]
    public void Parameters_stay_as_they_are_in_the_root(string fields, string expected)
    {
        var spec = JsonNode.Parse(
            """{"suite":"iperf","submit_date":"2026-03-01","tbox_group":"vm-2p8g","rootfs":"debian-12-x86_64"}""")!
            .AsObject();
        foreach (var (name, value) in JsonNode.Parse(fields)!.AsObject())
        {
            spec[name] = value!.DeepClone();
        }

        Assert.Equal(expected, ResultRoot.For(spec, new ShownId(77, 1)));
    }
}
