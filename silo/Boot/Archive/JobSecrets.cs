using System.Text.Json;

namespace Boxyard.Boot.Archive;

/// <summary>secrets.yaml: the only place where the attempt's token and the job's secrets travel.</summary>
internal static class JobSecrets
{
    public const string TokenKey = "attempt_token";

    /// <summary>The token's line comes first and is never quoted: the guest reads it with sed.</summary>
    public static string Write(AttemptJob job)
    {
        var token = $"{TokenKey}: {job.Token}\n";
        var kept = YamlText.Write(job.Secrets.Select(
            secret => KeyValuePair.Create(secret.Key, JsonSerializer.SerializeToElement(secret.Value))));
        // A job that an earlier version stored has them in its spec.
        if (!job.Fields.TryGetValue("secrets", out var own) || own.ValueKind != JsonValueKind.Object)
        {
            return token + kept;
        }

        var secrets = own.EnumerateObject().Where(secret => secret.Name != TokenKey);
        return token + YamlText.Write(secrets.Select(secret => KeyValuePair.Create(secret.Name, secret.Value))) + kept;
    }
}
