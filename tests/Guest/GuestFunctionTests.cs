namespace Boxyard.Tests.Guest;

public sealed class GuestFunctionTests
{
    [Theory]
    [InlineData("plain", "a value")]
    [InlineData("single", "it's \"x\" # no comment")]
    [InlineData("double", "say \"hi\" \\ there")]
    [InlineData("number", "3600")]
    [InlineData("commented", "yes")]
    [InlineData("nested", "")]
    [InlineData("inner", "")]
    [InlineData("plai", "")]
    public async Task A_plain_value_of_a_yaml_file_is_read_without_its_quotes(string key, string value)
    {
        const string yaml = """
            plain:  a value
            single: 'it''s "x" # no comment'
            double: "say \"hi\" \\ there"
            number: 3600
            commented: yes   # really
            nested:
              inner: 1
            plain: the second one does not count

            """;
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, yaml);

        Assert.Equal(value, await CallAsync("job-file", "yaml_value", file, key));
        File.Delete(file);
    }

    [Theory]
    [InlineData("90", "90")]
    [InlineData("090s", "90")]
    [InlineData("30m", "1800")]
    [InlineData("2h", "7200")]
    [InlineData("1d", "86400")]
    [InlineData("0", "")]
    [InlineData("soon", "")]
    [InlineData("-5", "")]
    [InlineData("", "")]
    public async Task A_span_is_read_as_seconds(string text, string seconds) =>
        Assert.Equal(seconds, await CallAsync("job-file", "as_seconds", text));

    [Theory]
    [InlineData("7", "7 1")]
    [InlineData("7.2", "7 2")]
    [InlineData("123456.10", "123456 10")]
    public async Task The_shown_id_tells_job_and_attempt(string shownId, string expected)
    {
        const string show = "show() { split_shown_id $1; echo $job $attempt; }; show";
        Assert.Equal(expected, await CallAsync("job-file", show, shownId));
    }

    [Theory]
    [InlineData("a/b.c_d~e-1", "a/b.c_d~e-1")]
    [InlineData("a b", "a%20b")]
    [InlineData("100%+&#?=", "100%25%2B%26%23%3F%3D")]
    [InlineData("ä\n", "%C3%A4%0A")]
    [InlineData("0.01 0.02 1/56 315", "0.01%200.02%201/56%20315")]
    public async Task Text_is_encoded_for_an_address(string text, string encoded) =>
        Assert.Equal(encoded, await CallAsync("http", "url_encode", text));

    private static async Task<string> CallAsync(string part, string function, params string[] arguments)
    {
        var file = $"{GuestShell.Folder}/lkp/lib/{part}.sh";
        var outcome = await GuestShell.RunAsync(
            new Dictionary<string, string>(), ["-c", $". \"$0\"; {function} \"$@\"", file, .. arguments]);
        Assert.Equal("", outcome.Error);
        return outcome.Output.TrimEnd('\n');
    }
}
