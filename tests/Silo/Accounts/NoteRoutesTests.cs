namespace Boxyard.Tests.Silo.Accounts;

public sealed class NoteRoutesTests(AccountSilo silo) : IClassFixture<AccountSilo>
{
    [Fact]
    public async Task A_note_is_of_its_account_stands_in_the_audit_and_can_be_taken_away()
    {
        await KnowAsync("noted-1");
        var id = Guid.NewGuid();
        var body = $$"""{"text": " new fan\n", "by": "somebody", "id": "{{id}}"}""";

        using var first = await PostAsync("noted-1", "operator", body);
        using var again = await PostAsync("noted-1", "operator", body);
        using var refused = await PostAsync("noted-1", "submitter", body);
        var note = await AccountSilo.ReadAsync(first, 201);
        using var listed = await silo.SendAsync(
            HttpMethod.Get, "/api/v1/testboxes/noted-1/notes", silo.TokenOf("viewer"));

        Assert.Equal(("operator", "new fan"), ((string)note["written_by"]!, (string)note["text"]!));
        Assert.Equal(note.ToJsonString(), (await AccountSilo.ReadAsync(again, 201)).ToJsonString());
        Assert.Equal(403, (int)refused.StatusCode);
        Assert.Equal(
            [$"{id}"], (await AccountSilo.ReadAsync(listed, 200))["notes"]!.AsArray().Select(item => (string)item!["id"]!));

        using var removed = await silo.SendAsync(
            HttpMethod.Delete, $"/api/v1/testboxes/noted-1/notes/{id}", silo.TokenOf("operator"));
        using var left = await silo.SendAsync(
            HttpMethod.Get, "/api/v1/testboxes/noted-1/notes", silo.TokenOf("viewer"));
        using var audit = await silo.SendAsync(
            HttpMethod.Get, "/api/v1/audit?target=/api/v1/testboxes/noted-1/notes", silo.TokenOf("root"));
        Assert.Equal(204, (int)removed.StatusCode);
        Assert.Empty((await AccountSilo.ReadAsync(left, 200))["notes"]!.AsArray());
        Assert.Equal(
            ["operator", "operator", "operator"],
            (await AccountSilo.ReadAsync(audit, 200))["entries"]!.AsArray().Select(entry => (string)entry!["account"]!));
    }

    [Theory]
    [InlineData("""{"text": " "}""", 400, "text: a note needs a text.")]
    [InlineData("""{"text": "a\u0000"}""", 400, "text: no database keeps a NUL in a text.")]
    [InlineData("""{"text": "a"}""", 404, "There is no box 'nobody'. GET /api/v1/testboxes lists those that are.")]
    public async Task What_cannot_be_kept_says_why(string body, int status, string detail)
    {
        using var answer = await PostAsync("nobody", "operator", body);

        Assert.Equal(detail, await SiloFixture.ReadProblemAsync(answer, status));
    }

    private Task<HttpResponseMessage> PostAsync(string box, string account, string body) =>
        silo.SendAsync(HttpMethod.Post, $"/api/v1/testboxes/{box}/notes", silo.TokenOf(account), body);

    private async Task KnowAsync(string box)
    {
        using var answer = await silo.SendAsync(
            HttpMethod.Patch, $"/api/v1/testboxes/{box}", silo.TokenOf("operator"), """{"arch": "x86_64"}""");
        await AccountSilo.ReadAsync(answer, 200);
    }
}
