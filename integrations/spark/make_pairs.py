#!/usr/bin/env python3
"""Writes N short synthetic pairs as JSON lines, every third without its second sentence.

    make_pairs.py N > pairs.jsonl
"""

import json
import sys

PLACES = [("罗马", "Roma"), ("米兰", "Milano"), ("上海", "Shanghai"), ("北京", "Pechino"), ("都灵", "Torino")]
NAMES = [("林佩芝", "Lin Peizhi"), ("苏文澜", "Su Wenlan"), ("韩芮", "Han Rui"), ("孟昭宁", "Meng Zhaoning")]
MATTERS = [("渔市场", "il mercato del pesce"), ("博物馆", "il museo"), ("图书馆", "la biblioteca"), ("医院", "l’ospedale")]


def pair(number):
    place, name = PLACES[number % 5], NAMES[number // 5 % 4]
    matter, count = MATTERS[number // 20 % 4], 100 + number * 37 % 9000
    source = [
        f"{place[0]}{matter[0]}今天上午重新开门。",
        f"市长{name[0]}说，去年有{count}名居民前来参观。",
        "很多居民认为，这座城市需要更多公共空间。",
    ]
    target = [
        f"A {place[1]} {matter[1]} ha riaperto questa mattina.",
        f"Il sindaco {name[1]} ha detto che l’anno scorso sono venuti in visita {count} abitanti.",
        "Molti abitanti pensano che la città abbia bisogno di più spazi pubblici.",
    ]
    if number % 3 == 0:
        del target[1]
    return {"id": f"p{number:09}", "source": "\n".join(source), "target": "\n".join(target)}


for number in range(int(sys.argv[1])):
    print(json.dumps(pair(number), ensure_ascii=False))
