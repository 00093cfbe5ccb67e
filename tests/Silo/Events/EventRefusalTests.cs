namespace Boxyard.Tests.Silo.Events;

[Collection(SiloTests.Name)]
public class EventRefusalTests(SiloFixture silo)
{
    private const string NoCursor =
        " is no cursor. Give the id of an event of this stream, `0` for the beginning, or nothing for now.";

    [Theory]
    [InlineData("?jobs=7", "jobs: there is no such parameter. Those of events are job, group, box, logs, after.")]
    [InlineData("?job=x", "job: 'x' is no job's id.")]
    [InlineData("?job=1&job=2&logs=true", "logs: name one job, `?job=ID&logs=true`; logs of several jobs are "
        + "several streams.")]
    [InlineData("?after=now", "'now'" + NoCursor)]
    [InlineData("?after=0-1;1.stdout", "'0-1;1.stdout'" + NoCursor)]
    public async Task What_is_no_question_is_refused(string query, string detail)
    {
        using var answer = await silo.Client.GetAsync($"/api/v1/events{query}");

        Assert.Equal(detail, await SiloFixture.ReadProblemAsync(answer, 400));
    }

    [Theory]
    [InlineData("0-999999999")]
    [InlineData("7-1")]
    public async Task A_cursor_of_another_database_is_refused(string cursor)
    {
        await silo.SubmitAsync(SiloFixture.NewGroup());

        using var answer = await silo.Client.GetAsync($"/api/v1/events?after={cursor}");

        Assert.Equal(
            $"The cursor {cursor} is of no event here: the database was restored or is another one. "
                + "Begin without it, and read what you follow anew.",
            await SiloFixture.ReadProblemAsync(answer, 409));
    }

    [Fact]
    public async Task Logs_of_no_job_are_not_found_and_HEAD_has_no_body()
    {
        using var missing = await silo.Client.GetAsync("/api/v1/events?job=999999&logs=true");
        using var question = new HttpRequestMessage(HttpMethod.Head, "/api/v1/events");
        using var head = await silo.Client.SendAsync(question);

        Assert.Equal(
            "There is no job '999999'. GET /api/v1/jobs lists those that are.",
            await SiloFixture.ReadProblemAsync(missing, 404));
        Assert.Equal((200, "text/event-stream"), ((int)head.StatusCode, head.Content.Headers.ContentType?.ToString()));
    }
}
