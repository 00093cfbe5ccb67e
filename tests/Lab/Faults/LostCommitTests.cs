using System.Diagnostics;
using Boxyard.Storage;
using Boxyard.Tests.Storage;
using Xunit.Abstractions;

namespace Boxyard.Tests.Lab.Faults;

/// <summary>
/// A COMMIT whose answer never comes, and one that never arrives, on the connection of one of two silos.
/// </summary>
[Collection(FaultsCollection.Name)]
public sealed class LostCommitTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Theory]
    [InlineData(CommitFault.AnswerVanishes)]
    [InlineData(CommitFault.RequestVanishes)]
    public async Task Nothing_is_lost_or_done_twice_and_the_other_silo_goes_on(CommitFault fault)
    {
        await using var server = await PostgresServer.StartAsync(isSafe: true);
        var database = await server.CreateDatabaseAsync();
        await using var proxy = PostgresProxy.Start(server.Port);
        await using var silos = SiloGroup.NotStarted(database);
        await silos.AddAsync(program: null, ["--postgres", Through(database, proxy.Port)]);
        await silos.AddAsync();
        await using var load = FaultLoad.Start(silos.Addresses, stayWhileAnswered: true);
        await load.History.AdvanceAsync(300, Patience);

        proxy.Ask(fault);
        await Eventually.TrueAsync(() => Task.FromResult(proxy.IsDone), Patience, "a commit vanishes");
        var lostAt = Stopwatch.GetTimestamp();
        await Eventually.TrueAsync(
            () => Task.FromResult(silos[0].Output.Any(
                line => line.Contains("The connection was lost at a commit", StringComparison.Ordinal))),
            Patience,
            "the silo notices");
        var noticed = Stopwatch.GetElapsedTime(lostAt);
        await load.History.AdvanceAsync(300, Patience);

        await load.DrainAsync();
        await silos[0].StopAsync();
        await silos[1].StopAsync();
        await HistoryCheck.AssertAsync(new StorageOptions { Postgres = database }, load.History);
        FaultReport.Write(
            output,
            fault == CommitFault.AnswerVanishes ? "the answer of a COMMIT vanished" : "a COMMIT vanished",
            load.History,
            FaultReport.Seconds("settled after", [noticed]));
    }

    private static string Through(string database, int port) =>
        new Npgsql.NpgsqlConnectionStringBuilder(database) { Port = port }.ConnectionString;
}
