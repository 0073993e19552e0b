namespace Platform.Web.Features.Import;

/// <summary>Puts each reply after the post it replies to, whatever their order in the file.</summary>
internal static class ReplyOrder
{
    /// <param name="keyOfKnown">Finds the key of a post that is in the thread already but not in this line; null without one.</param>
    public static List<PreparedPost> ParentsFirst(Dictionary<string, PreparedPost> posts, Func<string, string?> keyOfKnown)
    {
        var ordered = new List<PreparedPost>(posts.Count);
        var done = new HashSet<string>();
        foreach (var start in posts.Values)
        {
            // Goes from a post up to its first ancestor that has its place, and then down again.
            var path = new Stack<PreparedPost>();
            var onPath = new HashSet<string>();
            for (var post = start; post is not null && !done.Contains(post.Id); post = Parent(post))
            {
                if (!onPath.Add(post.Id))
                    throw new LineRefused($"post \"{post.Id}\" replies to itself, by a detour");
                path.Push(post);
            }

            foreach (var post in path)
            {
                done.Add(post.Id);
                ordered.Add(post with { ReplyToKey = KeyOf(post.ReplyTo) });
            }
        }

        return ordered;

        PreparedPost? Parent(PreparedPost post) => post.ReplyTo is { } id ? posts.GetValueOrDefault(id) : null;

        string? KeyOf(string? id) => id is null ? null
            : posts.TryGetValue(id, out var post) ? post.Key
            : keyOfKnown(id) ?? throw new LineRefused($"replyTo \"{id}\" is no post under this text");
    }
}
