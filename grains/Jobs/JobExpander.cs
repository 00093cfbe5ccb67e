using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Boxyard.Dependencies;

namespace Boxyard.Jobs;

/// <summary>
/// Makes a job to queue of a submitted one: checks its fields, fills in defaults and derives what boxes and clients
/// expect.
/// </summary>
public sealed class JobExpander(JobRules rules)
{
    /// <summary>Old clients know this text.</summary>
    private const string AccountRefused = "Failed to verify the account.";

    private const string AccountHint =
        "\nPlease refer to https://gitee.com/wu_fengguang/compass-ci/blob/master/doc/manual/apply-account.md";

    private const int MaxSubmitterLength = 200;

    /// <summary>A mount of the old scheduler that no boot text can say; its list of mounts names it still.</summary>
    private const string OwnDisk = "local";

    // Given to each attempt when it is dispatched, or too secret to keep.
    private static readonly string[] DroppedFields = ["id", "result_root", "my_token", "my_uuid"];

    private static readonly string[] OsMounts = ["initramfs", "nfs", "cifs", "container", OwnDisk];

    // Job texts are never put into HTML unescaped; escaping every non-ASCII letter would double their size.
    private static readonly JsonSerializerOptions SpecOptions =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What old clients are told of an account that may not; with a sentence that says why.</summary>
    public static string RefuseAccount(string? reason) =>
        $"{AccountRefused}{(reason is null ? "" : $" {reason}")}{AccountHint}";

    /// <summary>Takes the object over: it becomes the spec. `now` gives the job its date.</summary>
    public JobExpansion Expand(JsonObject job, DateTimeOffset now, JobSubmitter? submittedBy = null)
    {
        var known = submittedBy ?? JobSubmitter.Unknown;
        var fields = new JobFields(job);
        var suite = Required(fields, "suite");
        var (testbox, group) = ReadBox(fields);
        var account = ReadAccount(fields, known);
        var arch = ReadOs(fields, testbox);
        ReadLab(fields);
        var submitter = known.Name ?? ReadSubmitter(fields);
        var queue = ReadQueue(fields, group, arch, submitter);
        var priority = fields.Integer("priority", -100, 100);
        var runTimeout = RunTimeouts.Of(fields, rules.RunTimeout);
        var infraRetries = fields.Integer("infra_retries", 0, 100);
        var retries = fields.Integer("retries", 0, 100);
        var requirement = RequiresField.Read(fields);
        var secrets = SecretsField.Read(fields);
        var (waits, waitMistake) = WaitList.Read(job);
        if (waitMistake is not null)
        {
            fields.Fail(WaitList.Field, waitMistake);
        }

        BuildField.Check(fields, known);
        JobScript.Check(fields);
        ReadParameters(fields);
        if (fields.Errors is { IsEmpty: false } errors)
        {
            return new JobExpansion { Account = account, Errors = errors };
        }

        fields.Set("submit_date", now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        fields.Set("result_service", "raw_upload");
        // What the guest stops the job at: reckoned once, here, so that both sides mean the same.
        job["timeout_seconds"] = (long)Math.Ceiling(runTimeout.TotalSeconds);
        Array.ForEach(DroppedFields, fields.Remove);
        var newJob = new NewJob
        {
            Suite = suite!,
            Group = group!,
            Testbox = testbox!,
            Queue = queue!,
            Priority = priority ?? 0,
            Submitter = submitter!,
            Spec = job.ToJsonString(SpecOptions),
            RunTimeout = runTimeout,
            InfraRetries = infraRetries ?? rules.InfraRetries,
            Retries = retries ?? 0,
            Requirement = requirement,
            Secrets = secrets,
            Waits = waits!,
        };
        return new JobExpansion { Job = newJob, Account = account };
    }

    /// <summary>A stored job as it is submitted once more, with the secrets that it was parted from: UTF-8.</summary>
    public static byte[] WriteAgain(string spec, IReadOnlyDictionary<string, string> secrets)
    {
        var job = JsonNode.Parse(spec)!.AsObject();
        // A job that an earlier version stored has them in its spec.
        if (secrets.Count > 0)
        {
            job[SecretsField.Name] = new JsonObject(
                secrets.Select(secret => KeyValuePair.Create(secret.Key, (JsonNode?)secret.Value)));
        }

        return Encoding.UTF8.GetBytes(job.ToJsonString(SpecOptions));
    }

    private static string? Required(JobFields fields, string field)
    {
        if (!fields.Has(field))
        {
            FailMissing(fields, field);
            return null;
        }

        return Keep(fields, field, fields.Name(field));
    }

    private static void FailMissing(JobFields fields, string field, string hint = "") =>
        fields.Fail(field, $"Missing required job key: '{field}'.{hint}");

    private static string? Keep(JobFields fields, string field, string? value)
    {
        fields.Set(field, value);
        return value;
    }

    private (string? Testbox, string? Group) ReadBox(JobFields fields)
    {
        if (!fields.Has("testbox") && !fields.Has("tbox_group"))
        {
            FailMissing(fields, "testbox");
            return (null, null);
        }

        var hasTestbox = fields.Has("testbox");
        var hasGroup = fields.Has("tbox_group");
        var testbox = hasTestbox ? fields.Name("testbox") : null;
        var group = hasGroup ? fields.Name("tbox_group") : null;
        if (!hasTestbox)
        {
            testbox = group;
        }

        if (!hasGroup && testbox is not null)
        {
            group = TestboxGroup.Of(testbox, rules.GroupRule);
        }

        return (Keep(fields, "testbox", testbox), Keep(fields, "tbox_group", group));
    }

    private JobAccount? ReadAccount(JobFields fields, JobSubmitter known)
    {
        string[] keys = ["my_email", "my_name", "my_token"];
        var mustBeNamed = known.MustBeNamed || (rules.RequiresAccount && known.Name is null);
        foreach (var key in keys.Where(key => mustBeNamed && !fields.Has(key)))
        {
            FailMissing(fields, key, AccountHint);
        }

        if (known.IsRefused && keys.All(fields.Has))
        {
            fields.Fail("my_token", RefuseAccount(known.Reason));
        }

        var email = fields.Text("my_email");
        var name = fields.Text("my_name");
        var token = fields.Text("my_token");
        return email is not null && name is not null && token is not null
            ? new JobAccount { Email = email, Name = name, Token = token }
            : null;
    }

    /// <summary>The architecture of the boxes that can run the job.</summary>
    private string? ReadOs(JobFields fields, string? testbox)
    {
        var isContainer = testbox?.StartsWith("dc", StringComparison.Ordinal) == true;
        var image = ReadImage(fields);
        var os = Keep(fields, "os", isContainer ? image?.Os : NameOr(fields, "os", rules.Os));
        var version = Keep(
            fields, "os_version", isContainer ? image?.Version : NameOr(fields, "os_version", rules.OsVersion));
        var arch = fields.Name("arch");
        var osArch = Keep(fields, "os_arch", NameOr(fields, "os_arch", arch ?? rules.OsArch));
        ReadOsMount(fields, isContainer);
        fields.Set("os_dir", $"{os}/{osArch}/{version}");
        fields.Set("rootfs", $"{os}-{version}-{osArch}");
        return arch ?? osArch;
    }

    private DockerImage? ReadImage(JobFields fields)
    {
        var hasImage = fields.Has("docker_image");
        var image = Keep(fields, "docker_image", hasImage ? fields.Text("docker_image") : rules.DockerImage);
        if (image is null)
        {
            return null;
        }

        if (DockerImage.FindProblem(image) is { } problem)
        {
            fields.Fail("docker_image", $"'docker_image' {problem}");
            return null;
        }

        return DockerImage.Parse(image);
    }

    private static void ReadOsMount(JobFields fields, bool isContainer)
    {
        var isDefault = isContainer || !fields.Has("os_mount");
        var mount = isDefault ? isContainer ? "container" : "initramfs" : fields.Text("os_mount");
        if (mount == OwnDisk)
        {
            fields.Fail(
                "os_mount",
                "'os_mount' is local; boxes do not boot from their own disks here. "
                + "Write initramfs, nfs, cifs or container.");
        }
        else if (mount is not null && !OsMounts.Contains(mount))
        {
            var shown = mount.Length <= 100 ? mount : mount[..100];
            var allowed = string.Join("\", \"", OsMounts);
            fields.Fail("os_mount", $"Invalid os_mount: {shown}, should be in [\"{allowed}\"]");
        }

        fields.Set("os_mount", mount);
    }

    private void ReadLab(JobFields fields)
    {
        Keep(fields, "lab", NameOr(fields, "lab", rules.Lab));
        Keep(fields, "lkp_initrd_user", NameOr(fields, "lkp_initrd_user", rules.LkpInitrdUser));
    }

    private static string? NameOr(JobFields fields, string field, string fallback) =>
        fields.Has(field) ? fields.Name(field) : fallback;

    private static string? ReadSubmitter(JobFields fields)
    {
        // Reading it a second time would report its mistake twice.
        if (fields.Node("my_email") is not JsonValue value || !fields.Has("my_email"))
        {
            return "anonymous";
        }

        var email = JobFields.ScalarText(value);
        if (email.Length <= MaxSubmitterLength && !email.Any(c => char.IsControl(c) || c is ' ' or '/'))
        {
            return email;
        }

        fields.Fail(
            "my_email",
            $"'my_email' must have at most {MaxSubmitterLength} characters, and no space, slash or control character. "
            + "Correct the address.");
        return null;
    }

    /// <summary>The queue with its sub-queue. The spec keeps them apart, so that it can be submitted again.</summary>
    private static string? ReadQueue(JobFields fields, string? group, string? arch, string? submitter)
    {
        var derived = group is null || arch is null ? null : TestboxGroup.QueueOf(group, arch);
        var queue = Keep(fields, "queue", fields.Has("queue") ? fields.Name("queue") : derived);
        var asked = fields.Text("subqueue");
        var subQueue = SubQueue.All.FirstOrDefault(name => name == asked || name == submitter);
        fields.Set("subqueue", subQueue ?? submitter);
        return subQueue is null ? queue : $"{queue}/{subQueue}";
    }

    private static void ReadParameters(JobFields fields)
    {
        if (fields.Node("pp") is not (null or JsonObject))
        {
            var kind = JobFields.DescribeKind(fields.Node("pp"));
            fields.Fail("pp", $"'pp' is {kind}; it must be an object, such as `pp: {{iperf: {{runtime: 300}}}}`.");
            return;
        }

        fields.Set("pp_params", PpParams.Of(fields.Node("pp") as JsonObject));
    }
}
