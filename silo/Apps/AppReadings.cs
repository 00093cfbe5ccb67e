namespace Boxyard.Apps;

/// <summary>
/// Reads of apps, by anybody and of any name: they ask the store, so that no name that is made up has a grain, and
/// nobody stands in line behind others.
/// </summary>
internal sealed class AppReadings(IAppStore apps)
{
    public async Task<AppReading> ReadAsync(AppName name, AppCaller caller, CancellationToken cancellationToken)
    {
        var facts = await apps.ReadFactsAsync(name, cancellationToken);
        var rights = AppAccess.OnRepository(caller, facts.Grants);
        return new AppReading(rights.SeesApps ? facts.App : null, rights);
    }
}
