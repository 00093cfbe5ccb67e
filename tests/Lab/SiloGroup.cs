using Boxyard.Tests.Storage;

namespace Boxyard.Tests.Lab;

/// <summary>Silos in processes of their own on one PostgreSQL, with one folder of results.</summary>
public sealed class SiloGroup : IAsyncDisposable
{
    private readonly TestFolder _folder = new();
    private readonly List<LabSilo> _silos = [];
    private readonly string[] _arguments;

    private SiloGroup(string postgres, string[] moreArguments)
    {
        Postgres = postgres;
        _arguments = ["--postgres", postgres, "--Results:Directory", $"{_folder.Path}/result", .. moreArguments];
    }

    /// <summary>The connection string of their database.</summary>
    public string Postgres { get; }

    public LabSilo this[int index] => _silos[index];

    public IReadOnlyList<Uri> Addresses => [.. _silos.Select(silo => silo.Address)];

    public static async Task<SiloGroup> StartAsync(int count, params string[] moreArguments)
    {
        var group = NotStarted(await (await PostgresServer.SharedAsync()).CreateDatabaseAsync(), moreArguments);
        for (var index = 0; index < count; index++)
        {
            await group.AddAsync();
        }

        return group;
    }

    /// <summary>None yet, on this database.</summary>
    public static SiloGroup NotStarted(string postgres, params string[] moreArguments) => new(postgres, moreArguments);

    public Task<LabSilo> AddAsync() => AddAsync(program: null);

    /// <param name="program">Another build of the silo.</param>
    public Task<LabSilo> AddAsync(string? program) => AddAsync(program, []);

    /// <param name="program">Another build of the silo.</param>
    /// <param name="arguments">Of this one alone; later ones win.</param>
    public async Task<LabSilo> AddAsync(string? program, string[] arguments)
    {
        var data = $"{_folder.Path}/{_silos.Count}";
        string[] all = [.. _arguments, .. arguments];
        var silo = program is null
            ? await LabSilo.StartAsync(data, all)
            : await LabSilo.StartProgramAsync(program, data, all);
        _silos.Add(silo);
        return silo;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var silo in _silos)
        {
            await silo.DisposeAsync();
        }

        _folder.Dispose();
    }
}
