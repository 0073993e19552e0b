namespace Platform.Web.Features.Import;

/// <summary>
/// What was written here has no id of another system: an export calls it "platform:" and its key. Importing that file
/// where it came from finds the original again.
/// </summary>
internal static class NativeId
{
    private const string Prefix = "platform:";

    public static string Of(string key) => Prefix + key;

    public static List<string> KeysIn(IEnumerable<string> ids) =>
        [.. ids.Where(id => id.StartsWith(Prefix, StringComparison.Ordinal)).Select(id => id[Prefix.Length..])];
}
