using Boxyard.Client;

namespace Boxyard.Tests.Client;

public sealed class JobDocumentTests
{
    [Theory]
    [InlineData("""{"suite": "a"}""", "application/json")]
    [InlineData("""  [{"suite": "a"}]""", "application/json")]
    [InlineData("{suite: a, tbox_group: vm}", "application/yaml")]
    [InlineData("suite: a", "application/yaml")]
    public void What_is_JSON_is_called_so_and_nothing_that_begins_like_it(string text, string type) =>
        Assert.Equal(type, JobDocument.FromText(text).ContentType);

    [Fact]
    public void Lists_are_joined_to_one_list() => Assert.Equal(
        """
        [{"a": 1}, {"b": 2},
        {"c": 3}]
        """,
        Join("""[{"a": 1}, {"b": 2}]""", """{"c": 3}""").Text);

    [Fact]
    public void Documents_that_begin_themselves_are_not_begun_twice() => Assert.Equal(
        "---\na: 1\n---\nb: 2\n...\n%YAML 1.2\n---\nc: 3\n---\n{d: 4}\n",
        Join("a: 1\n", "---\nb: 2", "%YAML 1.2\n---\nc: 3", "{d: 4}").Text);

    private static JobDocument Join(params string[] texts) =>
        JobDocument.Join([.. texts.Select(JobDocument.FromText)]);
}
