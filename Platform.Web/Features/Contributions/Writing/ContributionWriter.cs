using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Threads;
using Platform.Web.Shared;
using Conflict = Platform.Web.Shared.Conflict;

namespace Platform.Web.Features.Contributions;

/// <summary>Writes the contributions, edits and drafts that programs send.</summary>
public sealed class ContributionWriter(
    PlatformDb db, SubmitContribution submit, Drafts drafts, ContentCheck check, CurrentMember me, IHttpContextAccessor http)
{
    /// <param name="idempotencyKey">Chosen by the program. The same key and text return the first result and never add a second
    /// contribution. Null: none.</param>
    /// <exception cref="Conflict">The key was used for another text.</exception>
    public async Task<Created<ContributionPlace>> Add(ContributionKind kind, NewContribution text, string? idempotencyKey)
    {
        if (idempotencyKey is not null && (string.IsNullOrWhiteSpace(idempotencyKey) || idempotencyKey.Length > Reply.MaxClientKey))
            throw new RuleBroken("IdempotencyKeyNeeded", Reply.MaxClientKey) { Field = "Idempotency-Key" };
        var key = idempotencyKey is null ? ShortKey.New() : ShortKey.Of(me.RequiredKey, idempotencyKey);
        var submission = Read(key, kind, 0, text.Submit, text.Title, text.Summary, text.Body, text.Language, text.Tags, text.Audience, text.Fields, text.ByLayerOnly);
        var place = await Earlier(submission, text.Submit) ?? await SaveNew(submission, text.Submit);
        return TypedResults.Created(place.Url, place);
    }

    /// <param name="ifMatch">ETag of the draft as the program last saw it, or * to overwrite any draft.</param>
    public async Task<Results<Ok<ContributionPlace>, NotFound>> Edit(string key, EditedContribution text, string? ifMatch)
    {
        var viewer = me.Viewer;
        var contribution = await db.Contributions.AsNoTracking().SingleOrDefaultAsync(c => c.Key == key && c.AuthorKey == viewer.MemberKey);
        var kind = contribution?.Kind
            ?? await db.Drafts.Where(d => d.OwnerKey == viewer.MemberKey && d.Subject == key).Select(d => d.Kind).SingleOrDefaultAsync();
        if (kind is null)
            return TypedResults.NotFound();
        // Refuses even a draft, because it could never be submitted.
        if (contribution?.CanBeEditedBy(viewer) == false)
            throw new RuleBroken("ContributionClosed");
        var submission = Read(
            key, kind.Value, text.Version ?? 0, text.Submit, text.Title, text.Summary, text.Body, text.Language, text.Tags, text.Audience, text.Fields,
            text.ByLayerOnly ?? await WasByLayerOnly(key, contribution, viewer));
        if (text.Version is null)
            throw new RuleBroken("VersionNeeded") { Field = "Version" };
        try
        {
            return TypedResults.Ok(await Save(submission, text.Submit, ifMatch));
        }
        catch (StaleEdit stale)
        {
            throw new StaleSubmission(submission.Text, await db.Revisions
                .Where(r => r.ContributionKey == key && r.Number == stale.LatestNumber)
                .Select(r => new RevisionText(r.Number, r.Title, r.Summary, r.Body, r.Language, r.Tags, r.Fields))
                .SingleAsync());
        }
    }

    /// <summary>Returns whether the newest text is by layer only, so that leaving out the field never reveals the author.</summary>
    private async Task<bool> WasByLayerOnly(string key, Contribution? contribution, Viewer viewer)
    {
        var proposed = contribution?.ProposedNumber;
        return await db.Drafts.Where(d => d.OwnerKey == viewer.MemberKey && d.Subject == key).Select(d => (bool?)d.ByLayerOnly).SingleOrDefaultAsync()
            ?? (await db.Revisions.Where(r => r.ContributionKey == key && r.Number == proposed).Select(r => r.Authors).SingleOrDefaultAsync())?[0].ByLayerOnly
            ?? contribution!.ByLayerOnly;
    }

    private async Task<ContributionPlace> SaveNew(Submission submission, bool submitNow)
    {
        try
        {
            return await Save(submission, submitNow, ifMatch: null);
        }
        catch (Exception e) when (RuleFilter.Explain(e) is { IsConflict: true })
        {
            // The same request was sent twice at once and the other one was first.
            db.ChangeTracker.Clear();
            if (await Earlier(submission, submitNow) is { } place)
                return place;
            throw;
        }
    }

    /// <summary>Finds the result of an earlier request with this key; null when there was none.</summary>
    private async Task<ContributionPlace?> Earlier(Submission submission, bool submitNow)
    {
        var first = await db.Revisions.AsNoTracking().Include(r => r.Contribution)
            .SingleOrDefaultAsync(r => r.ContributionKey == submission.Key && r.Number == 1);
        if (first is not null)
        {
            var same = submitNow && first.AuthorKey == me.Key && first.Contribution.Kind == submission.Kind
                && first.Is(submission.Content(check), submission.Text.ByLayerOnly);
            return same ? PlaceOf(first.Contribution) : throw new Conflict("ClientKeyUsed");
        }

        var draft = await db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.OwnerKey == me.Key && d.Subject == submission.Key);
        if (draft is null)
            return null;
        return !submitNow && draft.Kind == submission.Kind && draft.Read() == submission.Text ? PlaceOf(draft) : throw new Conflict("ClientKeyUsed");
    }

    private async Task<ContributionPlace> Save(Submission submission, bool submitNow, string? ifMatch)
    {
        var viewer = me.Viewer;
        if (!submitNow)
            return PlaceOf(await drafts.Save(viewer, submission.Key, submission.Kind, submission.BaseNumber, submission.Text, DraftTag.Known(ifMatch)));
        // Without an ETag the draft stays, because it may be another text from another device.
        var contribution = ifMatch is not null && DraftTag.Known(ifMatch) is { } known
            ? await submit.Submit(submission, viewer, known)
            : await submit.Submit(submission, viewer);
        return PlaceOf(contribution);
    }

    private ContributionPlace PlaceOf(Draft draft)
    {
        http.HttpContext!.Response.Headers.ETag = DraftTag.Of(draft);
        return new ContributionPlace(draft.Subject, Url($"/contributions/{draft.Subject}/edit"), "draft");
    }

    private ContributionPlace PlaceOf(Contribution contribution) => new(
        contribution.Key, Url(contribution.Path), contribution.ProposedNumber is null ? ContributionReader.StatusOf(contribution) : "waiting");

    private string Url(string path) => http.HttpContext!.Request.Absolute(path);

    /// <summary>Reads the request. Throws all errors at once: the unreadable fields and the broken rules.</summary>
    private Submission Read(
        string key, ContributionKind kind, int baseNumber, bool submitNow, string? title, string? summary, string? body, string? language,
        IReadOnlyList<string>? tags, string? audience, IReadOnlyDictionary<string, string?>? fields, bool byLayerOnly)
    {
        var broken = new List<RuleBroken>();
        if (!Enum.TryParse<Audience>(audience ?? nameof(Audience.Everyone), ignoreCase: true, out var who) || int.TryParse(audience, out _))
            broken.Add(new RuleBroken("AudienceUnknown") { Field = "Audience" });
        if (tags?.Any(t => t is null || t.Contains(',', StringComparison.Ordinal)) == true)
            broken.Add(new RuleBroken("TagWithComma") { Field = "Tags" });
        var submission = new Submission(
            key, kind, baseNumber, new DraftText(title ?? "", summary ?? "", body ?? "", language ?? "nl", string.Join(", ", tags ?? []), who, byLayerOnly)
            {
                Fields = FieldValues.Of(fields),
            });
        try
        {
            if (submitNow)
                submission.Content(check);
        }
        catch (RuleBroken e)
        {
            broken.AddRange(e.All);
        }

        return broken.Count == 0 ? submission : throw new RulesBroken(broken);
    }
}
