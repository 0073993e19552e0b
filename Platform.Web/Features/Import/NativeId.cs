namespace Platform.Web.Features.Import;

/// <summary>
/// The id in an export of a row that was written here and so has no id of another system: "platform:" and its key. Importing that
/// file on the same platform finds the row again.
/// </summary>
internal static class NativeId
{
    private const string Prefix = "platform:";

    public static string Of(string key) => Prefix + key;

    public static List<string> KeysIn(IEnumerable<string> ids) =>
        [.. ids.Where(id => id.StartsWith(Prefix, StringComparison.Ordinal)).Select(id => id[Prefix.Length..])];
}
