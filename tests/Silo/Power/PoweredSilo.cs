using Microsoft.AspNetCore.Hosting;

namespace Boxyard.Tests.Silo.Power;

/// <summary>A silo whose time only the test moves, with programs that write down how they were called.</summary>
public sealed class PoweredSilo : ClockedSilo
{
    private readonly string _folder = Directory.CreateTempSubdirectory("boxyard-power-").FullName;

    private string Calls => Path.Join(_folder, "calls");

    /// <summary>Gives a box, or a group, a program.</summary>
    public void Add(string name, string moreLines = "")
    {
        var path = Path.Join(_folder, name);
        File.WriteAllText(path, $"#!/bin/sh\necho \"$@\" >> '{Calls}'\necho switched\n{moreLines}\n");
        ProgramFile.MakeExecutable(path);
    }

    /// <summary>The arguments of all calls for boxes of that group.</summary>
    public string[] CallsOf(string group) =>
        File.Exists(Calls)
            ? [.. File.ReadLines(Calls).Where(line => line.Contains($" {group}-", StringComparison.Ordinal))]
            : [];

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Power:Directory", _folder);
        builder.UseSetting("Power:MaxCyclesPerHour", "2");
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}
