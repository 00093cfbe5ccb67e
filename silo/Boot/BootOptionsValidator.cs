using System.Net;
using Microsoft.Extensions.Options;

namespace Boxyard.Boot;

/// <summary>Names every mistake in <see cref="BootOptions"/> at once, when the silo starts.</summary>
internal sealed class BootOptionsValidator : IValidateOptions<BootOptions>
{
    private static readonly TimeSpan MaxFileCacheInterval = TimeSpan.FromMinutes(10);

    public ValidateOptionsResult Validate(string? name, BootOptions options)
    {
        var mistakes = new List<string>();
        CheckAddress(mistakes, nameof(options.PublicAddress), options.PublicAddress);
        CheckAddress(mistakes, nameof(options.OsAddress), options.OsAddress);
        CheckAddress(mistakes, nameof(options.InitrdAddress), options.InitrdAddress);
        CheckDirectory(mistakes, nameof(options.OsDirectory), options.OsDirectory);
        CheckDirectory(mistakes, nameof(options.InitrdDirectory), options.InitrdDirectory);
        CheckPort(mistakes, nameof(options.ResultWebdavPort), options.ResultWebdavPort);
        CheckPort(mistakes, nameof(options.SrvHttpPort), options.SrvHttpPort);
        if (!Enum.IsDefined(options.Generation))
        {
            mistakes.Add($"{Setting(nameof(options.Generation))} is '{options.Generation}'. Say G0, G1, G2 or G3.");
        }

        if (options.FileCacheInterval < TimeSpan.Zero || options.FileCacheInterval > MaxFileCacheInterval)
        {
            mistakes.Add(
                $"{Setting(nameof(options.FileCacheInterval))} is '{options.FileCacheInterval}'. "
                + $"Say 0 to {MaxFileCacheInterval}.");
        }

        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private static void CheckAddress(List<string> mistakes, string name, string? value)
    {
        if (value is not null && !BootAddress.TryParse(value, out _))
        {
            mistakes.Add($"{Setting(name)} is '{value}'. Say host[:port], without http://; IPv6 in brackets.");
        }
    }

    private static void CheckDirectory(List<string> mistakes, string name, string value)
    {
        if (string.IsNullOrWhiteSpace(value) || value.Contains('\0', StringComparison.Ordinal))
        {
            mistakes.Add($"{Setting(name)} is empty. Name a folder; it need not exist.");
        }
    }

    private static void CheckPort(List<string> mistakes, string name, int value)
    {
        if (value is < 1 or > IPEndPoint.MaxPort)
        {
            mistakes.Add($"{Setting(name)} is {value}. Say a port, 1 to {IPEndPoint.MaxPort}.");
        }
    }

    private static string Setting(string name) => $"{BootOptions.SectionName}:{name}";
}
