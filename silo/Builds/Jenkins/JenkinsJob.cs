using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Boxyard.Apps;

namespace Boxyard.Builds.Jenkins;

/// <summary>
/// The settings of an app's job in Jenkins. Its pipeline is a text of ours; what the app's spec says stands in it only
/// as base64 in variables, which the steps decode, so that nothing of it is code for Groovy or a shell.
/// </summary>
internal static partial class JenkinsJob
{
    private static readonly string Pipeline = ReadPipeline();

    public static string NameOf(AppName name) => $"{name.Namespace}.{name.Repository}";

    public static string Write(BuildAsk ask, BuildsOptions options)
    {
        var name = ask.Spec.Name;
        return new XDocument(
            new XElement(
                "flow-definition",
                new XAttribute("plugin", "workflow-job@2.39"),
                new XElement("displayName", $"{name.Namespace}/{name.Repository}"),
                new XElement("description"),
                new XElement("keepDependencies", "false"),
                new XElement("properties"),
                new XElement(
                    "definition",
                    new XAttribute("class", "org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition"),
                    new XAttribute("plugin", "workflow-cps@2.80"),
                    new XElement("script", Script(ask, options)),
                    new XElement("sandbox", "true")),
                new XElement("triggers"),
                new XElement("quietPeriod", "0"),
                new XElement("disabled", "false"))).ToString(SaveOptions.DisableFormatting);
    }

    public static string Script(BuildAsk ask, BuildsOptions options)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in Variables(ask, options))
        {
            text.Append(CultureInfo.InvariantCulture, $"    '{name}={Encode(value)}',\n");
        }

        return Pipeline
            .Replace("@VARIABLES@", text.ToString(), StringComparison.Ordinal)
            .Replace("@DISPLAY_NAME@", DisplayName(ask.Spec.Name.Version), StringComparison.Ordinal)
            .Replace("@TIMEOUT@", SecondsOf(ask, options), StringComparison.Ordinal)
            .Replace("@CREDENTIALS@", options.JenkinsCredentials, StringComparison.Ordinal);
    }

    /// <summary>Here one architecture is built after another.</summary>
    private static string SecondsOf(BuildAsk ask, BuildsOptions options) =>
        ((long)Math.Ceiling(options.Timeout.TotalSeconds) * ask.Spec.Source.Architectures.Distinct().Count())
        .ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<(string Name, string Value)> Variables(BuildAsk ask, BuildsOptions options)
    {
        var source = ask.Spec.Source;
        var registry = options.JenkinsRegistry;
        var app = $"{ask.Spec.Name.Namespace}/{ask.Spec.Name.Repository}:{ask.Spec.Name.Version}";
        yield return ("BOXYARD_URL", source.Url);
        yield return ("BOXYARD_BRANCH", source.Branch);
        yield return ("BOXYARD_TAG", source.Tag);
        yield return ("BOXYARD_DIRECTORY", source.Directory);
        yield return ("BOXYARD_DOCKERFILE", source.Dockerfile);
        yield return ("BOXYARD_IMAGE", registry.Length > 0 ? $"{registry}/{app}" : app);
        yield return ("BOXYARD_REGISTRY", registry);
        yield return ("BOXYARD_PUSH", ask.Push && registry.Length > 0 ? "true" : "false");
        yield return ("BOXYARD_PLATFORMS", string.Join('\n', source.Architectures.Distinct()));
        yield return ("BOXYARD_BUILD_ARGS", Lines(source.BuildArgs
            .OrderBy(argument => argument.Key, StringComparer.Ordinal)
            .Select(argument => $"{argument.Key}={argument.Value}")));
        yield return ("BOXYARD_TEST", Lines(ask.Spec.Testing?.Command ?? []));
        yield return ("BOXYARD_MASK", ask.Spec.Testing?.MaskEntrypoint == true ? "true" : "false");
    }

    /// <summary>A line of base64 for each text, since a text may have lines of its own.</summary>
    private static string Lines(IEnumerable<string> texts) => string.Join('\n', texts.Select(Encode));

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    /// <summary>Only a display: a version with other characters has none.</summary>
    private static string DisplayName(string version) => PlainVersion().IsMatch(version) ? version : "";

    private static string ReadPipeline()
    {
        using var stream = typeof(JenkinsJob).Assembly.GetManifestResourceStream("Boxyard.Builds.pipeline.groovy")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"^[A-Za-z0-9._+-]+\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PlainVersion();
}
