using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Platform.Web.Access;
using Platform.Web.Shared;
using Platform.Web.Shared.Input;
using Platform.Web.Ui;

namespace Platform.Web.Features.Rounds;

/// <summary>The page where helpers answer in writing the questions that the hall did not reach.</summary>
public sealed class AnswersModel(RoundReader rounds, AnswerInWriting answers, CurrentMember me, IStringLocalizer<RoundText> texts) : HelperPage(rounds, me)
{
    /// <summary>Key of the question that is being answered; the form appears beneath it.</summary>
    [BindProperty(SupportsGet = true, Name = "question")]
    public string? Question { get; set; }

    [BindProperty]
    public long Seen { get; set; }

    [BindProperty, Display(Name = "Answer", Description = "Answer.Help"), StringLength(InputLengths.Text)]
    public string? Body { get; set; }

    public IReadOnlyList<Counted> Open => [.. State.Line, .. State.InWriting];

    public IReadOnlyList<Counted> Written => [.. State.Answered.Where(c => c.Question.Answer is not null)];

    public Counted? Chosen => State.Questions.FirstOrDefault(c => c.Question.Key == Question && c.Question.IsPublic);

    public int LeftAddress => State.Questions.Count(c => c.Question.StandsForKey == Question && c.Question.Email is not null && c.Question.MailedAt is null);

    public override async Task<bool> LoadAsync()
    {
        if (!await base.LoadAsync())
            return false;
        Body ??= Chosen?.Question.Answer;
        Seen = Chosen?.Question.ActedAt ?? 0;
        ModelState.Remove(nameof(Seen));
        return true;
    }

    public async Task<IActionResult> OnPostWriteAsync()
    {
        if (!await answers.Write(Key, Question ?? "", Seen, Body, Me))
            return NotFound();
        TempData.Say(texts["Answer.Done"]);
        return Redirect($"/rounds/{Key}/answers");
    }

    public async Task<IActionResult> OnPostTakeBackAsync() => Done(await answers.TakeBack(Key, Question ?? "", Seen, Me));
}
