// A board of the newest result of each suite, on the SDK. It follows the events of a silo:
// dotnet run --project samples/board -- --Boxyard:Server http://127.0.0.1:3000
using System.Text.Json;
using System.Text.Json.Serialization;
using Boxyard.Client;
using Boxyard.Samples;

var builder = WebApplication.CreateBuilder(args);
var boxyard = new BoxyardClient(new BoxyardClientOptions
{
    Server = new Uri(builder.Configuration["Boxyard:Server"] ?? "http://127.0.0.1:3000"),
    Token = builder.Configuration["Boxyard:Token"],
});
builder.Services.AddSingleton(boxyard);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton(new Board(builder.Configuration["Board:Directory"] ?? "board-data"));
builder.Services.AddHostedService<ResultFollower>();
builder.Services.ConfigureHttpJsonOptions(json =>
    json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower)));
var app = builder.Build();

app.MapGet("/", (Board board) => board.List());

// The body is a job in YAML or JSON. A caller that sends its own key again gets the same job again.
app.MapPost("/runs", async (HttpRequest request, BoxyardClient client, CancellationToken cancellationToken) =>
{
    using var body = new StreamReader(request.Body);
    var text = await body.ReadToEndAsync(cancellationToken);
    if (string.IsNullOrWhiteSpace(text))
    {
        return Results.Problem("Send a job.", statusCode: StatusCodes.Status400BadRequest);
    }

    var key = request.Headers["Idempotency-Key"].ToString();
    var options = key.Length > 0 ? new SubmitOptions { IdempotencyKey = key } : null;
    var submitted = await client.Jobs.TrySubmitAsync(JobDocument.FromText(text), options, cancellationToken);
    return submitted.Succeeded
        ? Results.Ok(new { submitted.Value.Id })
        : Results.Problem(submitted.Problem.ToString(), statusCode: StatusOf(submitted.Problem));
});

await app.RunAsync();

// What the silo refuses is the caller's to mend; that it cannot answer is not.
static int StatusOf(Problem problem) => problem is { Kind: ProblemKind.Rejected, Status: { } status }
    ? status
    : StatusCodes.Status502BadGateway;
