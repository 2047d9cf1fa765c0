"""Sentences made up here, with faults of many kinds and without, on which engines are compared."""

from collections.abc import Iterator

_THINGS = ("report", "offer", "agreement", "invoice")
_PEOPLE = ("The client", "Our engineers", "The auditors", "She")

# {a} is a thing, {who} are people.
_FAULTY = """
We recieve the {a} on Monday and send it back.
The {a} is seperate from the annex.
They definately signed the {a} in May.
An independant review of the {a} follows.
The {a} was occured by mistake.
We will accomodate the {a} next week.
This {a} is is ready for the meeting.
We read the the {a} again.
We wrote a assessment of the {a}.
It took a hour to read the {a}.
There is an {a} and an university on the list.
You can reads the {a} here.
We should of sent the {a} earlier.
They could of read the {a}.
The {a} must be send today.
He don't like the {a}.
{who} has went home with the {a}.
It's colour is described in the {a}, and its a good one.
Your welcome to read the {a}.
I think your right about the {a}.
The {a} is better then the last one.
We will loose the {a} if nobody looks after it.
Please advice us about the {a}.
The {a} effects everyone in the room.
Its a pleasure to send the {a}.
They're {a} is on the table.
There house is mentioned in the {a}.
I am looking forward to hear from you about the {a}.
Can you please explain me the {a}?
We discussed about the {a} at length.
The {a} consists from three parts.
{who} is agree with the {a}.
I have saw the {a}.
Did you saw the {a}?
We didn't received the {a}.
He did not went through the {a}.
The {a} was wrote by a colleague.
Each of the pages in the {a} are numbered.
One of the page of the {a} is missing.
Many of the page in the {a} are missing.
This {a}s are out of date.
These {a} is out of date.
The informations in the {a} are new.
We need more evidences for the {a}.
I would like to thanks you for the {a}.
Thank your for the {a}.
The {a} will be finish in June.
The {a} has to finished in June.
We was asked to sign the {a}.
They is happy with the {a}.
He have a copy of the {a}.
A lots of people read the {a}.
The most easiest part is the {a}.
This is more better than the {a}.
Less people than before signed the {a}.
We look forward to meet you about the {a}.
It depends of the {a}.
We are interested on the {a}.
In regards of the {a}, we agree.
With regards to the {a}, we agree to sign it off.
Please let us now whether the {a} arrived.
The {a} was send by post, weather it rains or not.
There are to many pages in the {a}.
The {a} is to long for one day.
I want too send the {a}.
We went form London to Paris with the {a}.
Everyday we read the {a}.
The principle reason is the {a}.
We except the {a} as it is.
The {a} and the the annex go togehter.
Lets send the {a} now.
We cant send the {a}, and they wont.
The {a} doesnt matter.
Who's {a} is this?
The company lead the market with its {a} last year.
We have alot to say about the {a}.
The {a} is apart of the contract.
You must login to see the {a}.
We setup the {a} yesterday.
He suggested to send the {a}.
The {a} allows to save time.
We have fixed the {a} since two years.
I am here since three days for the {a}.
The {a} makes possible to work faster.
If I would know the {a}, I would sign it.
The {a} which was send is wrong.
All the {a} are belong to us.
Do you has the {a}?
Does he has the {a}?
Where is the {a}s?
On the 31st of February we send the {a}.
It was the 30th of February when the {a} arrived.
A {a} have been sent.
An other {a} was sent.
Some one has read the {a}.
We can not only send but also to read the {a}.
The {a} is same as before.
We do a mistake in the {a} every time.
The {a} need to be signed, isn't it?
I could care less for the {a}, irregardless of its age.
For all intensive purposes the {a} is done.
We should nip the {a} in the butt.
The meeting about the {a} is at 10 a.m in the morning.
Me and him read the {a}.
Between you and I, the {a} is weak.
The {a} was layed on the table.
He laid down with the {a}.
"""
_RIGHT = """
The {a} is on the table, and everybody has read it.
{who} will be in the office on Monday to discuss the {a}.
We would like to thank you for the {a} and look forward to meeting you.
An hour later, a European colleague sent an updated {a}.
Its price is lower than that of the last {a}, and it's due in May.
There are three pages in the {a}; each of them is numbered.
We have been working on the {a} since January.
If we had known about the {a}, we would have signed it.
The {a} that was sent yesterday consists of three parts.
He said that that {a} had had no effect.
Please let us know whether the {a} has arrived.
Neither the {a} nor the annex affects the price.
The number of people who read the {a} is small.
We advise you to accept the {a}, except for its second part.
You can log in to see the {a}, or set up an account.
The team has its own copy of the {a}.
The {a} — as we said before — “covers” everything: price, time and scope.
Our colleague’s {a} didn’t mention the naïve façade 😀 of the café.
"""


def sentences() -> Iterator[str]:
    """Each frame with two of the things, always the same ones."""
    frames = [line for line in (_FAULTY + _RIGHT).splitlines() if line]
    for number, frame in enumerate(frames):
        for turn in range(2):
            thing = _THINGS[(number + turn) % len(_THINGS)]
            yield frame.format(a=thing, who=_PEOPLE[(number + turn) % len(_PEOPLE)])
