using System.Text.Json.Nodes;
using Boxyard.Apps;

namespace Boxyard.Tests.Grains.Apps;

public sealed class AppSpecReaderTests
{
    private const string Source =
        """{"url": "https://example.org/a.git", "branch": "main", "architectures": ["linux/amd64"]}""";

    [Theory]
    [InlineData("""{"name": "simple"}""", "namespace missing")]
    [InlineData("""{"namespace": "", "name": "simple"}""", "namespace missing")]
    [InlineData("""{"namespace": "sage"}""", "repository name missing")]
    [InlineData("""{"namespace": 5, "name": "simple"}""", "Field namespace has to be of type str, got int")]
    [InlineData("""{"namespace": "sage", "name": "simple", "version": "a/b"}""",
        "Invalid submission! Check that namespace, repository and version are all valid.")]
    [InlineData("""{"namespace": "sage", "name": "simple", "version": ["1"]}""",
        "Field version has to be of type str, got list")]
    public void A_mistake_in_the_names_is_told(string text, string mistake)
    {
        Assert.Equal(mistake, AppSpecReader.ReadNames(Parse(text)).Mistake);
    }

    [Theory]
    [InlineData("\"1.2.3\"", "1.2.3")]
    [InlineData("1.10", "1.10")]
    [InlineData("2", "2")]
    [InlineData("\"a b:c\"", "a b:c")]
    [InlineData("null", "")]
    public void A_version_stays_as_it_was_written(string version, string expected)
    {
        var names = AppSpecReader.ReadNames(
            Parse($$"""{"namespace": "sage", "name": "simple", "version": {{version}}}"""));

        Assert.Equal(expected, names.Read!.Version);
    }

    [Theory]
    [InlineData("\"description\": \"\"", "Field description is missing")]
    [InlineData("\"description\": 5", "Field description has to be of type str, got int")]
    [InlineData("\"source\": []", "Field source has to be of type dict, got list")]
    [InlineData("\"source\": {}", "Field source is missing")]
    [InlineData("\"foo\": 1", "Field foo not supported")]
    [InlineData("\"inputs\": {}", "Field inputs has to be an array")]
    [InlineData("\"inputs\": [{\"id\": \"a\", \"type\": \"int\", \"x\": 1}]", "Input field x not supported")]
    [InlineData("\"inputs\": [{\"type\": \"int\"}]", "Input field id missing")]
    [InlineData("\"inputs\": [{\"id\": \"a\"}]", "Input field type missing")]
    [InlineData("\"inputs\": [{\"id\": \"a\", \"type\": \"x\"}]",
        "Input type x not supported, valid values: boolean,int,long,float,double,string,File")]
    [InlineData("\"resources\": {}", "Field resources has to be an array")]
    [InlineData("\"metadata\": []", "metadata has to be an object")]
    [InlineData("\"keywords\": [1]", "Field keywords has to be of type str, got list")]
    [InlineData("\"homepage\": 1.5", "Field homepage has to be of type str, got float")]
    [InlineData("\"frozen\": \"yes\"", "Field frozen has to be a boolean")]
    [InlineData("\"testing\": {\"x\": 1}", "Input field x not supported")]
    [InlineData("\"testing\": {\"mask_entrypoint\": true}", "testing specified but command missing")]
    [InlineData("\"testing\": {\"command\": \"ls\"}", "command has to be an array")]
    [InlineData("\"testing\": {\"command\": [\"a;b\"]}", "command contains invalid characters")]
    [InlineData("\"testing\": {\"command\": [\"a\"], \"mask_entrypoint\": 1}",
        "Field mask_entrypoint has to be a boolean")]
    [InlineData("\"profiling\": {\"metrics\": [\"system\"]}", "Field target is missing in profiling")]
    [InlineData("\"profiling\": {\"targets\": 1}", "Field profile targets has to be an array")]
    [InlineData("\"profiling\": {\"targets\": [{}]}", "No profiling metrics defined")]
    [InlineData("\"profiling\": {\"targets\": [{}], \"metrics\": \"system\"}",
        "Field profile metrics has to be an array")]
    [InlineData("\"profiling\": {\"targets\": [{}], \"metrics\": [\"nope\"]}", "Input field nope not supported")]
    [InlineData("\"profiling\": {\"targets\": [{\"timeout\": -1}], \"metrics\": [\"system\"]}",
        "timeout of a profiling target has to be a number of seconds, 0 for none")]
    public void A_mistake_in_a_field_is_told(string field, string mistake)
    {
        Assert.Equal(mistake, Read(field).Mistake);
    }

    [Theory]
    [InlineData("""{"branch": "main"}""", "url missing in source")]
    [InlineData("""{"url": "u"}""", "Neither tag nor branch specified")]
    [InlineData("""{"url": "u", "branch": "b"}""", "architectures missing in source")]
    [InlineData("""{"url": "u", "branch": "b", "architectures": ["linux/s390x"]}""",
        "Architecture linux/s390x not supported, valid values: "
        + "linux/amd64,linux/arm64,linux/arm/v6,linux/arm/v7,linux/arm/v8")]
    [InlineData("""{"url": "u", "branch": "b", "architectures": ["linux/amd64"], "build_args": []}""",
        "build_args needs to be a dictionary")]
    [InlineData("""{"url": "u", "branch": "b", "architectures": ["linux/amd64"], "build_args": {"a": 1}}""",
        "build_args values have to be strings")]
    [InlineData("""{"url": "u", "branch": "--upload-pack=x", "architectures": ["linux/amd64"]}""",
        "branch in source must not begin with '-' or have control characters")]
    public void A_mistake_in_the_source_is_told(string source, string mistake)
    {
        Assert.Equal(mistake, Read($"\"source\": {source}").Mistake);
    }

    [Fact]
    public void A_whole_spec_is_read_with_its_defaults()
    {
        var draft = Read(
            """
            "keywords": "k1, k2", "frozen": true, "depends_on": "x", "baseCommand": 5, "arguments": [],
            "inputs": [{"id": "speed", "type": "int", "default": 3}], "metadata": {"a": 1},
            "testing": {"command": ["python3", "main.py"]},
            "profiling": {"targets": [{"args": "-i 1", "timeout": 120, "x": 1}], "metrics": ["system"], "y": 2}
            """).Read!;

        var spec = draft.Spec;
        Assert.True(draft.IsFrozen);
        Assert.Equal((".", "Dockerfile", "main", "", ""), (
            spec.Source.Directory, spec.Source.Dockerfile, spec.Source.Branch, spec.Source.Tag, spec.Source.Commit));
        Assert.Equal(
            ("k1, k2", "", """[{"id":"speed","type":"int","default":3}]""", """{"a":1}"""),
            (spec.Keywords, spec.License, spec.Inputs, spec.Metadata));
        Assert.Equal(["python3", "main.py"], spec.Testing!.Command.AsEnumerable());
        Assert.Null(spec.Testing.MaskEntrypoint);
        Assert.Equal(
            [new AppProfileTarget { Args = "-i 1", Timeout = 120 }], spec.Profiling!.Targets.AsEnumerable());
        Assert.Equal(
            """{"targets":[{"args":"-i 1","timeout":120,"x":1}],"metrics":["system"],"y":2}""", spec.Profiling.Text);
    }

    private static AppSpecOutcome<AppDraft> Read(string moreFields)
    {
        var fields = Parse($$"""{"namespace": "sage", "name": "simple"}""");
        fields["description"] = "d";
        fields["source"] = Parse(Source);
        foreach (var (name, value) in Parse($"{{{moreFields}}}"))
        {
            fields[name] = value?.DeepClone();
        }

        return AppSpecReader.Read(fields, SampleApps.Simple);
    }

    private static JsonObject Parse(string text) => JsonNode.Parse(text)!.AsObject();
}
